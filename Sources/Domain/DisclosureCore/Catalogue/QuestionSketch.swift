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

  private let hashes: HashBits

  /// Of a question as it is printed.
  package init(of question: String) {
    var hashes = HashBits()
    var letters: [UInt32] = []
    hashes.take(question, by: &letters)
    self.hashes = hashes
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
    self.hashes = HashBits(hashes)
  }

  /// As a catalogue's table has it.
  package var text: String {
    let digits = hashes.numbers.flatMap { hash in [hash >> 6, hash & 63].map { QuestionSketch.digits[Int($0)] } }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Whether a question says something else than this one, so far as a sketch can tell.
  package func differs(from question: String) -> Bool {
    QuestionSketch(of: question).distance(to: self) > QuestionSketch.mostByAccident
  }

  /// Whether hashes of a question are of another one than this.
  func differs(from other: HashBits) -> Bool { hashes.distance(to: other) > QuestionSketch.mostByAccident }

  /// How many hashes only one of them has.
  package func distance(to other: QuestionSketch) -> Int { hashes.distance(to: other.hashes) }

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
