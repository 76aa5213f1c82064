/// What is kept of a question's official wording: the hashes of each two and each three neighbouring letters, without
/// order.
///
/// The wording itself belongs to the form's publishers and is not here. 12 bits of each hash are kept, so that countless
/// groups of letters share each and no text can be read back; two questions are compared by counting the hashes that only
/// one of them has. One wrong, missing or added letter makes at most ten such; a word of two letters changed makes
/// fourteen, ない put into a verb twelve, less what falls on one hash by chance.
package struct QuestionSketch: Sendable, Equatable {
  /// A typing mistake makes no other question.
  private static let mostByAccident = 10

  private let hashes: [UInt16]

  /// Of a question as it is printed.
  package init(of question: String) {
    let letters = QuestionSketch.letters(of: question)
    // The ends count as letters, so that a word put at the head or the end shows as one in the middle does.
    let padded = [0] + letters + [0]
    let pairs = zip(padded, padded.dropFirst()).map { QuestionSketch.group(0, $0, $1) }
    let threes = padded.indices.dropFirst(2).map { QuestionSketch.group(padded[$0 - 2], padded[$0 - 1], padded[$0]) }
    var hashes: [UInt16] = []
    var (last, times): (UInt64?, UInt64) = (nil, 0)
    for group in (pairs + threes).sorted() {
      (last, times) = (group, group == last ? times + 1 : 0)
      hashes.append(QuestionSketch.hash(group, times: times))
    }
    hashes.sort()
    self.hashes = zip(hashes, [nil] + hashes).compactMap { $0 == $1 ? nil : $0 }
  }

  /// Reads a line of a catalogue's table: two base-64 digits for each hash, ascending.
  package init?(_ text: Substring) {
    let digits = Array(text.utf8)
    guard digits.count.isMultiple(of: 2), !digits.isEmpty else { return nil }
    var hashes: [UInt16] = []
    for at in stride(from: 0, to: digits.count, by: 2) {
      guard let high = QuestionSketch.value(digits[at]), let low = QuestionSketch.value(digits[at + 1]) else {
        return nil
      }
      hashes.append(high << 6 | low)
    }
    guard zip(hashes, hashes.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
    self.hashes = hashes
  }

  /// As a catalogue's table has it.
  package var text: String {
    String(
      decoding: hashes.flatMap { hash in [hash >> 6, hash & 63].map { QuestionSketch.digits[Int($0)] } }, as: UTF8.self)
  }

  /// Whether a question says something else than this one, so far as a sketch can tell.
  package func differs(from question: String) -> Bool {
    QuestionSketch(of: question).distance(to: self) > QuestionSketch.mostByAccident
  }

  /// How many hashes only one of them has.
  package func distance(to other: QuestionSketch) -> Int {
    var (mine, theirs, shared) = (0, 0, 0)
    while mine < hashes.count, theirs < other.hashes.count {
      let (left, right) = (hashes[mine], other.hashes[theirs])
      if left == right { shared += 1 }
      if left <= right { mine += 1 }
      if right <= left { theirs += 1 }
    }
    return hashes.count + other.hashes.count - 2 * shared
  }

  /// Letters, digits, kana and kanji in half width and lower case; white space, signs and the long-vowel mark, which
  /// people write or leave out (サーバ, サーバー), are no letters.
  private static func letters(of question: String) -> [UInt32] {
    var letters: [UInt32] = []
    for scalar in question.unicodeScalars {
      let folded = FoldedText.folded(scalar).value
      switch folded {
      case 0x30...0x39, 0x61...0x7A: letters.append(folded)
      case 0x3041...0x3096, 0x30A1...0x30FA, 0x3005, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
        letters.append(folded)
      case 0xFF66...0xFF9D where folded != 0xFF70: letters.append(wideKana[Int(folded) - 0xFF66])
      // Sound marks of half-width kana, or apart from their kana: ｶﾞ is ガ.
      case 0x3099, 0x309B, 0xFF9E: letters.append((letters.popLast() ?? 0) + 1)
      case 0x309A, 0x309C, 0xFF9F: letters.append((letters.popLast() ?? 0) + 2)
      default: break
      }
    }
    return letters
  }

  /// U+FF66 ｦ to U+FF9D ﾝ in full width.
  private static let wideKana = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
    .unicodeScalars.map(\.value)

  /// Letters have at most 21 bits each.
  private static func group(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> UInt64 {
    UInt64(first) << 42 | UInt64(second) << 21 | UInt64(third)
  }

  /// The top 12 bits of a group mixed as SplitMix64 does. Of a group that stands there again each time has its own.
  private static func hash(_ group: UInt64, times: UInt64) -> UInt16 {
    let group = group &+ times &* 0x9E37_79B9_7F4A_7C15
    let mixed = (group ^ (group >> 29)) &* 0x9E37_79B9_7F4A_7C15
    return UInt16(truncatingIfNeeded: ((mixed ^ (mixed >> 32)) &* 0xBF58_476D_1CE4_E5B9) >> 52)
  }

  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  private static func value(_ digit: UInt8) -> UInt16? {
    switch digit {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt16(digit) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt16(digit) - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(digit) + 4
    case UInt8(ascii: "-"): 62
    case UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
