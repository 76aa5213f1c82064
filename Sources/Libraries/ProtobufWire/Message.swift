/// A value that knows its own fields on the protobuf wire.
///
/// ```swift
/// package mutating func take(_ field: Int, from reader: inout WireReader) throws(WireError) {
///   switch field {
///   case 1: item = try reader.uint32()
///   case 2: try reader.message(&evidence, atMost: 100)
///   default: break  // The reader skips it.
///   }
/// }
///
/// package func put(into writer: inout WireWriter) {
///   writer.uint32(1, item)
///   writer.messages(2, evidence)
/// }
/// ```
package protocol Message: Sendable {
  /// The message of no bytes: every field at its default.
  init()

  /// Reads the field at hand with one call on the reader, or leaves it: what is left is skipped.
  ///
  /// A field may come more than once; the last one counts.
  mutating func take(_ field: Int, from reader: inout WireReader) throws(WireError)

  /// Writes the fields that have something to say, in order of their numbers.
  func put(into writer: inout WireWriter)
}

extension Message {
  /// The message that these bytes are, unknown fields left out.
  package init(decoding bytes: [UInt8]) throws(WireError) {
    self.init()
    try merge(bytes)
  }

  /// Reads these bytes on top of what is there; after an error, what came before it has been taken.
  package mutating func merge(_ bytes: [UInt8]) throws(WireError) {
    var reader = WireReader(bytes)
    try reader.fields(into: &self)
  }

  /// The bytes of this message: the same value always gives the same bytes.
  package func encoded() -> [UInt8] {
    var writer = WireWriter()
    put(into: &writer)
    return writer.output
  }
}

/// A proto3 enum: open, so that a name of a later version survives as its number.
package protocol OpenEnum: RawRepresentable, Hashable, Sendable where RawValue == Int32 {
  init(rawValue: Int32)
}
