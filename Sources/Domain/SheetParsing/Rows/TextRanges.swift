/// Ranges of a text. Almost always there is one, which needs no room of its own.
struct TextRanges: RandomAccessCollection, Sendable {
  private var head: Range<Int>?
  private var others: [Range<Int>] = []

  init() {}

  init(_ range: Range<Int>?) { head = range }

  var startIndex: Int { 0 }
  var endIndex: Int { head == nil ? 0 : 1 + others.count }

  subscript(at: Int) -> Range<Int> {
    guard at == 0, let head else { return others[at - 1] }
    return head
  }

  mutating func append(_ range: Range<Int>) {
    if head == nil { head = range } else { others.append(range) }
  }
}
