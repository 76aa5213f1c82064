package import ProtobufWire

/// What a `sheet-reader` says first, once it is shut in: before it, it has read nothing.
///
/// It travels between two programs of one build, over a pipe, so the contract in `Proto` does not hold it.
package struct ReaderGreeting: PipeMessage, Equatable {
  /// How it reads: `SheetReader.version`.
  package var readerVersion: UInt32 = 0
  /// What this system does not grant, by name: layers of the walls, encodings.
  package var missing: [String] = []

  package init() {}

  package mutating func take(_ field: Int, from reader: inout WireReader) throws(WireError) {
    switch field {
    case 1: readerVersion = try reader.uint32()
    case 2: if missing.count < 32 { missing.append(try reader.string()) }
    default: break
    }
  }

  package func put(into writer: inout WireWriter) {
    writer.uint32(1, readerVersion)
    for name in missing { writer.string(2, .some(name)) }
  }
}
