import Digests

/// `H(tag, v…)` of encoding.md §1: SHA-256 over the frames of the tag and each value.
///
/// A frame is a 4-byte big-endian length and the bytes, so that no two lists of values share their bytes.
struct FramedHash {
  private var frames: [UInt8] = []

  init(_ tag: String) { add(tag) }

  mutating func add(_ text: String) { add(Array(text.utf8)) }
  mutating func add(_ number: Int64) { add(bigEndian(UInt64(bitPattern: number))) }
  mutating func add(_ identifier: Identifier) { add(identifier.bytes) }
  mutating func add(_ hash: ContentHash) { add(hash.bytes) }

  mutating func add(_ text: String?) {
    if let text { add(text) } else { addNull() }
  }

  mutating func add(_ hash: ContentHash?) {
    if let hash { add(hash) } else { addNull() }
  }

  mutating func add(_ bytes: [UInt8]) {
    frames.append(contentsOf: bigEndian(UInt64(bytes.count)).suffix(4))
    frames.append(contentsOf: bytes)
  }

  mutating func addNull() { frames.append(contentsOf: [0xFF, 0xFF, 0xFF, 0xFF]) }

  /// A list is its count, then each element as a value of its own.
  mutating func addCount(_ count: Int) { add(Int64(count)) }

  func finish() -> ContentHash { ContentHash.sha256(frames) }
}

extension ContentHash {
  /// The SHA-256 of bytes as they are: of a document, say.
  package static func sha256(_ bytes: [UInt8]) -> ContentHash {
    let digest = SHA256.hash(of: bytes)
    return ContentHash(
      words: (
        word(of: digest, at: 0), word(of: digest, at: 8), word(of: digest, at: 16), word(of: digest, at: 24)
      ))
  }

  private init(words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

  private static func word(of digest: [UInt8], at start: Int) -> UInt64 {
    digest[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
  }
}
