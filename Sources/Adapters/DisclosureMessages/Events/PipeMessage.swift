package import ProtobufWire

/// A message between two programs of one build, over a pipe.
package protocol PipeMessage: Message {}

extension PipeMessage {
  /// Nil where the bytes are no such message: the other side read a hostile document and may say anything.
  package init?(decodingUntrusted bytes: [UInt8]) {
    do {
      try self.init(decoding: bytes)
    } catch {
      return nil
    }
  }

  package var encodedBytes: [UInt8] { encoded() }
}
