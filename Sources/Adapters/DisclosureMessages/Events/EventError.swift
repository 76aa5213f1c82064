package import ProtobufWire

/// Why bytes are not an event that this program can use.
package enum EventError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The event says that it follows a newer contract: a newer program may read it.
  case newerSchema(UInt32)
  /// Field 1 is missing or 0, so whatever this is, no program of ours wrote it.
  case noSchema
  /// The bytes are not this message.
  case unreadable(WireError)
  /// The document is larger than ``SheetSubmitted/contentLimit``; both are in bytes.
  case contentTooLarge(found: Int, limit: Int)

  package var description: String {
    switch self {
    case .newerSchema(let found): "the event has schema \(found), newer than this program reads: update the program"
    case .noSchema: "the event has no schema in field 1: it is not an event of disclosure.v1"
    case .unreadable(let error): "the event cannot be read: \(error)"
    case .contentTooLarge(let found, let limit): "the document has \(found) bytes, more than \(limit)"
    }
  }
}
