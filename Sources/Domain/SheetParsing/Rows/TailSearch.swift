/// Finds the tail among the tokens of a row, which may go over several lines.
///
/// A tail ends in 備考, at the edge of a cell, at the end of a line, or before a reference to a remark. Where two could be
/// meant, the row is broken.
struct TailSearch {
  private let text: TextDocument
  private let tokens: [RowToken]
  /// The last tail that was found, and the last with more than glyphs.
  private var found: ChoiceTail?
  private var worded: ChoiceTail?
  private var foundCount = 0
  private var wordedCount = 0
  private var ending = 0
  private static let longestReference = 64

  static func tail(_ tokens: [RowToken], of text: TextDocument, remarkLine: Range<Int>? = nil) -> ChoiceTail? {
    var search = TailSearch(text: text, tokens: tokens)
    return search.run(remarkLine)
  }

  private init(text: TextDocument, tokens: [RowToken]) {
    self.text = text
    self.tokens = tokens
  }

  private mutating func run(_ remarkLine: Range<Int>?) -> ChoiceTail? {
    var start = 0
    var at = 0
    while at < tokens.count {
      switch tokens[at].kind {
      case .remarkLabel where isTail(start..<at) || isEmptyAnswer(start..<at):
        let cell = tokens[at].range.upperBound..<lineEnd(from: at)
        let remark = remarkLine ?? text.trimmingBars(cell)
        add(start..<at, remark: remark, hasRemarkLabel: true)
        return choose()
      case .prose, .remarkLabel:
        if isTail(start..<at), let next = closing(start..<at, before: at) { at = next }
        start = at + 1
      default: break
      }
      at += 1
    }
    if isTail(start..<tokens.count) { add(start..<tokens.count, remark: text.bytes.count..<text.bytes.count) }
    return choose()
  }

  private func isTail(_ run: Range<Int>) -> Bool {
    tokens[run].contains { $0.isMarking || $0.kind == .answerLabel }
  }

  /// Whether nothing stands between the question's cell and that of 備考 in the row of a table: nobody answered.
  private func isEmptyAnswer(_ run: Range<Int>) -> Bool {
    text.isTable && run.lowerBound > 0 && found == nil && tokens[run].allSatisfy(\.isGap)
      && tokens[run].count { $0.kind == .edge } > 1
  }

  /// A tail before prose: what is left of its line is the remark.
  ///
  /// - Returns: the token at which the search goes on behind the remark; nil if the run is no tail.
  private mutating func closing(_ run: Range<Int>, before prose: Int) -> Int? {
    let cell = tokens[prose].range.lowerBound..<lineEnd(from: prose)
    switch tokens[prose - 1].kind {
    case .edge: break
    case .lineEnd:
      add(run, remark: text.bytes.count..<text.bytes.count)
      return prose
    default:
      // 2 質問？ ●はい いいえ 対象外 -
      guard cell.count <= TailSearch.longestReference else { return nil }
      switch RemarkReference(text, text.trimmingBars(cell)) {
      case .none, .numbers: break
      case .prose: return nil
      }
    }
    add(run, remark: text.trimmingBars(cell))
    var at = prose
    var hasLabel = false
    while at + 1 < tokens.count, tokens[at].kind != .lineEnd {
      hasLabel = hasLabel || tokens[at].kind == .remarkLabel
      at += 1
    }
    // はい ×いいえ 対象外: what follows is no remark.
    if let tail = found, hasLabel || !tail.isComplete && text.contains(any: Vocabulary.choiceWords, in: cell) {
      keep(tail.asBroken(), inPlaceOfLast: true)
    }
    return at
  }

  private mutating func add(_ run: Range<Int>, remark: Range<Int>, hasRemarkLabel: Bool = false) {
    let tail = ChoiceTail(
      tokens[run], remark: remark, hasRemarkLabel: hasRemarkLabel, isApart: isApart(run),
      isBehindQuestion: run.lowerBound > 0, keepsRanges: !text.overlays.isEmpty)
    keep(!tail.isComplete && isBehindStruckChoice(run) ? tail.asBroken() : tail)
  }

  private mutating func keep(_ tail: ChoiceTail, inPlaceOfLast: Bool = false) {
    found = tail
    if !inPlaceOfLast { foundCount += 1 }
    guard !tail.choices.isEmpty || tail.isLabelled || tail.hasRemarkLabel else { return }
    worded = tail
    if !inPlaceOfLast { wordedCount += 1 }
  }

  /// Whether the word before is a choice with something that is no mark: ×はい, or ~~はい~~.
  private func isBehindStruckChoice(_ run: Range<Int>) -> Bool {
    guard run.lowerBound > 0 else { return false }
    let word = tokens[run.lowerBound - 1].range
    let longest = 15
    return word.count <= longest && text.contains(any: Vocabulary.choiceWords, in: word)
      && !text.ends(in: Vocabulary.questionMarks, word)
  }

  /// Whether an edge, the end of a line or a question mark stands between the question and the run.
  private func isApart(_ run: Range<Int>) -> Bool {
    guard run.lowerBound > 0 else { return true }
    for token in tokens[run] {
      switch token.kind {
      case .space: continue
      case .edge, .lineEnd: return true
      default: break
      }
      break
    }
    let question = tokens[run.lowerBound - 1].range
    return text.ends(in: Vocabulary.questionEnds, question)
  }

  /// Where the line of a token ends in the text. Asked from front to back, it walks over the tokens once.
  private mutating func lineEnd(from at: Int) -> Int {
    ending = max(ending, at)
    while ending < tokens.count, tokens[ending].kind != .lineEnd { ending += 1 }
    return ending < tokens.count ? tokens[ending].range.lowerBound : text.bytes.count
  }

  /// Glyphs without words count only where nothing else does.
  private func choose() -> ChoiceTail? {
    let (tail, count) = worded == nil ? (found, foundCount) : (worded, wordedCount)
    return count > 1 ? tail?.asBroken() : tail
  }
}
