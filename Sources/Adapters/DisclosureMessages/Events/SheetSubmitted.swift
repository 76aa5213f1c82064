package import ProtobufWire

/// A disclosure sheet is handed in (`sheet_submitted.proto`).
package struct SheetSubmitted: Event, Equatable {
  package static let name = "SheetSubmitted"
  /// The largest document that travels in an event, in bytes: 8 MiB.
  package static let contentLimit = 8 << 20

  package var submitter = ""
  package var submissionID = ""
  /// Absent where nobody was said, or somebody this program does not know: then it must be rejected.
  package var audience: Audience?
  package var vendor: String?
  package var product: String?
  package var mediaType = ""
  package var fileName = ""
  package var content: [UInt8] = []
  /// SHA-256 of the content, 32 bytes.
  package var sha256: [UInt8] = []

  // For later: carried, not read.
  package var keyID: String?
  package var signature: [UInt8]?
  /// Unix milliseconds.
  package var notAfter: Int64?

  package init() {}

  /// Throws ``EventError/contentTooLarge(found:limit:)``: before it is sent, and again where it is received, since a
  /// rejection needs the ids of an event that could be decoded.
  package func checkSize() throws(EventError) {
    guard content.count <= Self.contentLimit else {
      throw .contentTooLarge(found: content.count, limit: Self.contentLimit)
    }
  }
}

extension SheetSubmitted {
  /// Who may see the sheet.
  package enum Audience: Equatable, Sendable {
    /// One hospital alone, by its id.
    case hospital(String)
    /// Every hospital that subscribes to the product.
    case subscribers
  }

  /// Says "subscribers" by being there.
  private struct Subscribers: Message {
    mutating func take(_ field: Int, from reader: inout WireReader) throws(WireError) {}
    func put(into writer: inout WireWriter) {}
  }
}

extension SheetSubmitted {
  package mutating func take(_ field: Int, from reader: inout WireReader) throws(WireError) {
    switch field {
    case 2: submitter = try reader.string()
    case 3: submissionID = try reader.string()
    case 4: audience = .hospital(try reader.string())
    case 5:
      var subscribers = Subscribers()
      try reader.message(&subscribers)
      audience = .subscribers
    case 6: vendor = try reader.string()
    case 7: product = try reader.string()
    case 8: mediaType = try reader.string()
    case 9: fileName = try reader.string()
    case 10: content = try reader.bytes()
    case 11: sha256 = try reader.bytes()
    case 12: keyID = try reader.string()
    case 13: signature = try reader.bytes()
    case 14: notAfter = try reader.int64()
    default: break
    }
  }

  package func put(into writer: inout WireWriter) {
    writer.uint32(1, Self.schema)
    writer.string(2, submitter)
    writer.string(3, submissionID)
    switch audience {
    case .hospital(let id): writer.string(4, .some(id))
    case .subscribers: writer.message(5, Subscribers())
    case nil: break
    }
    writer.string(6, vendor)
    writer.string(7, product)
    writer.string(8, mediaType)
    writer.string(9, fileName)
    writer.bytes(10, content)
    writer.bytes(11, sha256)
    writer.string(12, keyID)
    writer.bytes(13, signature)
    writer.int64(14, notAfter)
  }
}
