/// Writes one message: the caller names the fields in order of their numbers.
///
/// A plain value is left out at its default (zero, empty), as proto3 has it; an optional one is left out when it is
/// `nil` and written otherwise, zero and empty included.
package struct WireWriter: ~Copyable {
  private(set) var output: [UInt8] = []

  package mutating func uint32(_ field: Int, _ value: UInt32) { number(field, UInt64(value)) }
  package mutating func uint64(_ field: Int, _ value: UInt64) { number(field, value) }
  package mutating func int32(_ field: Int, _ value: Int32) { number(field, wide(Int64(value))) }
  package mutating func int64(_ field: Int, _ value: Int64) { number(field, wide(value)) }
  package mutating func open(_ field: Int, _ value: some OpenEnum) { int32(field, value.rawValue) }
  package mutating func bytes(_ field: Int, _ value: [UInt8]) { if !value.isEmpty { run(field, value) } }
  package mutating func string(_ field: Int, _ value: String) { if !value.isEmpty { run(field, value.utf8) } }

  package mutating func uint32(_ field: Int, _ value: UInt32?) { if let value { present(field, UInt64(value)) } }
  package mutating func int32(_ field: Int, _ value: Int32?) { if let value { present(field, wide(Int64(value))) } }
  package mutating func int64(_ field: Int, _ value: Int64?) { if let value { present(field, wide(value)) } }
  package mutating func open(_ field: Int, _ value: (some OpenEnum)?) { int32(field, value?.rawValue) }
  package mutating func bytes(_ field: Int, _ value: [UInt8]?) { if let value { run(field, value) } }
  package mutating func string(_ field: Int, _ value: String?) { if let value { run(field, value.utf8) } }

  /// A repeated text, one field for each element.
  package mutating func strings(_ field: Int, _ values: [String]) { for value in values { run(field, value.utf8) } }

  /// A repeated number, packed.
  package mutating func uint32s(_ field: Int, _ values: [UInt32]) {
    guard !values.isEmpty else { return }
    delimited(field) { writer in
      for value in values { writer.varint(UInt64(value)) }
    }
  }

  /// A message, written even where it is empty.
  package mutating func message(_ field: Int, _ value: some Message) { delimited(field) { value.put(into: &$0) } }
  package mutating func message(_ field: Int, _ value: (some Message)?) { if let value { message(field, value) } }

  /// A repeated message, one field for each element.
  package mutating func messages(_ field: Int, _ values: [some Message]) {
    for value in values { message(field, value) }
  }
}

extension WireWriter {
  private mutating func number(_ field: Int, _ value: UInt64) { if value != 0 { present(field, value) } }

  private mutating func present(_ field: Int, _ value: UInt64) {
    tag(field, .varint)
    varint(value)
  }

  private mutating func run(_ field: Int, _ value: some Collection<UInt8>) {
    tag(field, .lengthDelimited)
    varint(UInt64(value.count))
    output.append(contentsOf: value)
  }

  /// Writes a body behind its length: one byte is kept free for it, and only a body of 128 bytes or more moves up.
  private mutating func delimited(_ field: Int, _ body: (inout WireWriter) -> Void) {
    tag(field, .lengthDelimited)
    let place = output.count
    output.append(0)
    body(&self)
    var length = output.count - place - 1
    var head: [UInt8] = []
    while length >= 0x80 {
      head.append(UInt8(length & 0x7F) | 0x80)
      length >>= 7
    }
    output[place] = UInt8(length)
    if !head.isEmpty { output.insert(contentsOf: head, at: place) }
  }

  private mutating func tag(_ field: Int, _ type: WireType) { varint(UInt64(field) << 3 | UInt64(type.rawValue)) }

  private mutating func varint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      output.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    output.append(UInt8(rest))
  }

  private func wide(_ value: Int64) -> UInt64 { UInt64(bitPattern: value) }
}
