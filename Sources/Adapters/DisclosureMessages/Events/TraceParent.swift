/// A `traceparent` of W3C trace context: carried from a submission to what is told of it, never interpreted.
package struct TraceParent: Sendable, Equatable {
  package static let headerName = "traceparent"
  private static let longest = 128

  /// As it came.
  package let text: String

  /// Nil for bytes that are none: what cannot be carried is left out, no event is refused for it.
  package init?(_ bytes: [UInt8]) {
    guard (55...Self.longest).contains(bytes.count) else { return nil }
    let isZero = { (range: Range<Int>) in bytes[range].allSatisfy { $0 == UInt8(ascii: "0") } }
    let isLowerHex = { (range: Range<Int>) in
      bytes[range].allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
    guard [0..<2, 3..<35, 36..<52, 53..<55].allSatisfy(isLowerHex),
      [2, 35, 52].allSatisfy({ bytes[$0] == UInt8(ascii: "-") }), !isZero(3..<35), !isZero(36..<52)
    else { return nil }
    switch (bytes[0], bytes[1]) {
    case (UInt8(ascii: "f"), UInt8(ascii: "f")): return nil
    case (UInt8(ascii: "0"), UInt8(ascii: "0")): guard bytes.count == 55 else { return nil }
    // A later version may say more behind a hyphen.
    default:
      guard bytes.count == 55 || bytes[55] == UInt8(ascii: "-"), bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else {
        return nil
      }
    }
    text = String(decoding: bytes, as: UTF8.self)
  }
}
