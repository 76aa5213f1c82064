package import ProtobufWire

/// What the reader made of one submission (`sheet_read.proto`).
package struct SheetRead: Event, Equatable {
  package static let name = "SheetRead"

  package var original = OriginalRecord()
  package var readerVersion: UInt32 = 0
  /// Hash of the catalogue, 32 bytes; absent on a rejection before the form was known.
  package var catalogue: [UInt8]?
  package var program = ""
  /// What the content turned out to be.
  package var mediaType: String?
  package var encoding: String?
  /// Absent where it is something this program does not know.
  package var result: Result?

  package init() {}

  package enum Result: Equatable, Sendable {
    case sheet(Sheet)
    case rejection(Rejection)
  }
}

extension SheetRead {
  package mutating func take(_ field: Int, from reader: inout WireReader) throws(WireError) {
    switch field {
    case 2: try reader.message(&original)
    case 3: readerVersion = try reader.uint32()
    case 4: catalogue = try reader.bytes()
    case 5: program = try reader.string()
    case 6: mediaType = try reader.string()
    case 7: encoding = try reader.string()
    case 8: result = .sheet(try sheet(from: &reader))
    case 9: result = .rejection(try rejection(from: &reader))
    default: break
    }
  }

  package func put(into writer: inout WireWriter) {
    writer.uint32(1, Self.schema)
    writer.message(2, original)
    writer.uint32(3, readerVersion)
    writer.bytes(4, catalogue)
    writer.string(5, program)
    writer.string(6, mediaType)
    writer.string(7, encoding)
    switch result {
    case .sheet(let sheet): writer.message(8, sheet)
    case .rejection(let rejection): writer.message(9, rejection)
    case nil: break
    }
  }

  // A member that comes twice in a row is joined, as proto3 has it; the other member replaces it.
  private func sheet(from reader: inout WireReader) throws(WireError) -> Sheet {
    var sheet = Sheet()
    if case .sheet(let earlier) = result { sheet = earlier }
    try reader.message(&sheet)
    return sheet
  }

  private func rejection(from reader: inout WireReader) throws(WireError) -> Rejection {
    var rejection = Rejection()
    if case .rejection(let earlier) = result { rejection = earlier }
    try reader.message(&rejection)
    return rejection
  }
}
