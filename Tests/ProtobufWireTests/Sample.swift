import ProtobufWire

/// A message with one field of every kind, and itself inside.
struct Sample: Message, Equatable {
  var small: UInt32 = 0
  var large: UInt64 = 0
  var signed: Int32 = 0
  var long: Int64 = 0
  var text = ""
  var data: [UInt8] = []
  var kind = Kind(rawValue: 0)
  var maybeSmall: UInt32?
  var maybeText: String?
  var maybeData: [UInt8]?
  var numbers: [UInt32] = []
  var texts: [String] = []
  var children: [Sample] = []
  var maybeInner: Inner?
  var inner = Inner()

  static let limit = 3

  struct Kind: OpenEnum {
    let rawValue: Int32
    init(rawValue: Int32) { self.rawValue = rawValue }
  }

  mutating func take(_ field: Int, from reader: inout WireReader) throws(WireError) {
    switch field {
    case 1: small = try reader.uint32()
    case 2: large = try reader.uint64()
    case 3: signed = try reader.int32()
    case 4: long = try reader.int64()
    case 5: text = try reader.string()
    case 6: data = try reader.bytes()
    case 7: kind = try reader.open()
    case 8: maybeSmall = try reader.uint32()
    case 9: maybeText = try reader.string()
    case 10: maybeData = try reader.bytes()
    case 11: try reader.uint32s(&numbers, atMost: Self.limit)
    case 12: try reader.strings(&texts, atMost: Self.limit)
    case 13: try reader.message(&children, atMost: Self.limit)
    case 14: try reader.message(&maybeInner)
    case 15: try reader.message(&inner)
    default: break
    }
  }

  func put(into writer: inout WireWriter) {
    writer.uint32(1, small)
    writer.uint64(2, large)
    writer.int32(3, signed)
    writer.int64(4, long)
    writer.string(5, text)
    writer.bytes(6, data)
    writer.open(7, kind)
    writer.uint32(8, maybeSmall)
    writer.string(9, maybeText)
    writer.bytes(10, maybeData)
    writer.uint32s(11, numbers)
    writer.strings(12, texts)
    writer.messages(13, children)
    writer.message(14, maybeInner)
    writer.message(15, inner)
  }
}

struct Inner: Message, Equatable {
  var a: UInt32 = 0
  var b: UInt32 = 0

  mutating func take(_ field: Int, from reader: inout WireReader) throws(WireError) {
    switch field {
    case 1: a = try reader.uint32()
    case 2: b = try reader.uint32()
    default: break
    }
  }

  func put(into writer: inout WireWriter) {
    writer.uint32(1, a)
    writer.uint32(2, b)
  }
}

/// Asks for its one field twice.
struct Greedy: Message {
  mutating func take(_ field: Int, from reader: inout WireReader) throws(WireError) {
    _ = try reader.uint32()
    _ = try reader.uint32()
  }

  func put(into writer: inout WireWriter) {}
}

func full() -> Sample {
  var sample = Sample()
  sample.small = .max
  sample.large = .max
  sample.signed = .min
  sample.long = -1
  sample.text = "開示\0書"
  sample.data = Array(repeating: 0xFE, count: 200)
  sample.kind = .init(rawValue: -7)
  sample.maybeSmall = 0
  sample.maybeText = ""
  sample.maybeData = []
  sample.numbers = [0, 128, .max]
  sample.texts = ["", "b"]
  var child = Sample()
  child.text = String(repeating: "x", count: 20_000)
  child.children = [Sample()]
  sample.children = [child, Sample()]
  sample.maybeInner = Inner()
  sample.inner.b = 2
  return sample
}
