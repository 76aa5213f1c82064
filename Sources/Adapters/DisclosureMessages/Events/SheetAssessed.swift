package import ProtobufWire

/// One row of the log of assessments (`sheet_assessed.proto`).
package struct SheetAssessed: Event, Equatable {
  package static let name = "SheetAssessed"
  /// How many rules, items of a rule and regressed items are read.
  package static let listLimit = 10_000

  /// The assessment's id, 32 bytes.
  package var id: [UInt8] = []
  package var hospital = ""
  /// Product, sheet and submission are uuids as text.
  package var product = ""
  /// E.g. `SDS 5.0`.
  package var form = ""
  /// The policy's name, empty where there is none.
  package var policy = ""
  package var revision: UInt32 = 0
  package var sheet = ""
  package var submission = ""
  package var epoch: UInt32 = 0
  package var nth: UInt64 = 0
  /// Absent on the row that closes a line.
  package var decision: Decision?
  package var reason: String?
  /// Tenths: 61.5 is 615.
  package var score: UInt32?
  /// Absent where there is no judgement.
  package var counts: Counts?
  /// The rules that did not pass.
  package var rules: [RuleResult] = []
  /// For later: the items that regressed against the sheet before.
  package var regressed: [String] = []
  /// Days since 1970-01-01.
  package var day: Int32 = 0

  package init() {}
}

extension SheetAssessed {
  package mutating func take(_ field: Int, from reader: inout WireReader) throws(WireError) {
    switch field {
    case 2: id = try reader.bytes()
    case 3: hospital = try reader.string()
    case 4: product = try reader.string()
    case 5: form = try reader.string()
    case 6: policy = try reader.string()
    case 7: revision = try reader.uint32()
    case 8: sheet = try reader.string()
    case 9: submission = try reader.string()
    case 10: epoch = try reader.uint32()
    case 11: nth = try reader.uint64()
    case 12: decision = try reader.open()
    case 13: reason = try reader.string()
    case 14: score = try reader.uint32()
    case 15: try reader.message(&counts)
    case 16: try reader.message(&rules, atMost: Self.listLimit)
    case 17: try reader.strings(&regressed, atMost: Self.listLimit)
    case 18: day = try reader.int32()
    default: break
    }
  }

  package func put(into writer: inout WireWriter) {
    writer.uint32(1, Self.schema)
    writer.bytes(2, id)
    writer.string(3, hospital)
    writer.string(4, product)
    writer.string(5, form)
    writer.string(6, policy)
    writer.uint32(7, revision)
    writer.string(8, sheet)
    writer.string(9, submission)
    writer.uint32(10, epoch)
    writer.uint64(11, nth)
    writer.open(12, decision)
    writer.string(13, reason)
    writer.uint32(14, score)
    writer.message(15, counts)
    writer.messages(16, rules)
    writer.strings(17, regressed)
    writer.int32(18, day)
  }
}
