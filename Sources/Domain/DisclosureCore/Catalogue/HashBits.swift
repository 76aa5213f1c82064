/// A set of numbers of 12 bits: one bit for each.
struct HashBits: Sendable, Equatable {
  private(set) var bits = [UInt64](repeating: 0, count: 64)

  init() {}

  init(_ numbers: [UInt16]) {
    for number in numbers { insert(number) }
  }

  mutating func insert(_ number: UInt16) {
    let (word, bit) = HashBits.place(of: number)
    bits[word] |= bit
  }

  func contains(_ number: UInt16) -> Bool {
    let (word, bit) = HashBits.place(of: number)
    return bits[word] & bit != 0
  }

  /// Ascending.
  var numbers: [UInt16] {
    (0..<4096).filter(contains)
  }

  /// How many numbers only one of them has.
  func distance(to other: HashBits) -> Int {
    var distance = 0
    for word in bits.indices where bits[word] != other.bits[word] {
      distance += (bits[word] ^ other.bits[word]).nonzeroBitCount
    }
    return distance
  }

  /// Takes the hashes of a question in place of all numbers.
  ///
  /// - Parameter letters: room that serves many questions, one after the other.
  mutating func take(_ question: String, by letters: inout [UInt32]) {
    let most = question.utf8.count + 2
    if letters.count < most { letters = [UInt32](repeating: 0, count: most * 2) }
    var room = letters.mutableSpan
    let end = QuestionLetters.write(question, into: &room, from: 1)
    room[end] = 0
    var bits = bits.mutableSpan
    for word in bits.indices { bits[word] = 0 }
    LetterGroups.mark(room.span, to: end, in: &bits)
  }

  static func place(of number: UInt16) -> (word: Int, bit: UInt64) { (Int(number >> 6) & 63, 1 << UInt64(number & 63)) }
}
