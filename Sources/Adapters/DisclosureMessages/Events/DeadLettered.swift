package import ProtobufWire

/// A record whose envelope cannot be read, and why (`dead_lettered.proto`).
package struct DeadLettered: Event, Equatable {
  package static let name = "DeadLettered"

  package var original = OriginalRecord()
  /// From the closed list of codes.
  package var code = ""
  package var message = ""
  /// Unix milliseconds.
  package var deadAt: Int64 = 0

  package init() {}
}

extension DeadLettered {
  package mutating func take(_ field: Int, from reader: inout WireReader) throws(WireError) {
    switch field {
    case 2: try reader.message(&original)
    case 3: code = try reader.string()
    case 4: message = try reader.string()
    case 5: deadAt = try reader.int64()
    default: break
    }
  }

  package func put(into writer: inout WireWriter) {
    writer.uint32(1, Self.schema)
    writer.message(2, original)
    writer.string(3, code)
    writer.string(4, message)
    writer.int64(5, deadAt)
  }
}
