package import ProtobufWire

/// One of the values of `Proto/disclosure/v1` that travel through Kafka on their own.
///
/// Events hold what is on the wire and nothing more: uuids are text, hashes are bytes, enums are open. Whether an id is
/// one, or a name is known, is for those who read the event. A property that is optional may be absent there.
package protocol Event: Message {
  /// The message's name, without its package.
  static var name: String { get }
}

extension Event {
  /// The contract that this program writes, and the newest it reads: field 1 of every event.
  package static var schema: UInt32 { 1 }

  /// `ce_type`: the message's full name, e.g. `disclosure.v1.SheetRead`.
  package static var type: String { "disclosure.v1.\(name)" }

  /// The event that these bytes are.
  ///
  /// A newer schema is seen even where the rest can no longer be read.
  package init(event bytes: [UInt8]) throws(EventError) {
    var header = EventHeader()
    do {
      try header.merge(bytes)
    } catch {
      throw header.schema > Self.schema ? .newerSchema(header.schema) : .unreadable(error)
    }
    guard header.schema <= Self.schema else { throw .newerSchema(header.schema) }
    guard header.schema > 0 else { throw .noSchema }
    do {
      try self.init(decoding: bytes)
    } catch {
      throw .unreadable(error)
    }
  }
}

extension Event {
  /// The bytes of this event, field 1 included: the same value always gives the same bytes.
  package func encoded() -> [UInt8] { bytes(of: self) }
}

/// Reaches the library's `encoded`, so that a program need not import it.
private func bytes(of message: some Message) -> [UInt8] { message.encoded() }

/// What every event begins with; the rest is skipped.
private struct EventHeader: Message {
  var schema: UInt32 = 0

  mutating func take(_ field: Int, from reader: inout WireReader) throws(WireError) {
    if field == 1 { schema = try reader.uint32() }
  }

  func put(into writer: inout WireWriter) { writer.uint32(1, schema) }
}
