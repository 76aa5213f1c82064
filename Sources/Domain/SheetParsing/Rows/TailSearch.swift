/// Finds the tail among the tokens of a row, which may go over several lines.
///
/// A tail ends in 備考, at the edge of a cell, at the end of a line, or before a reference to a remark. Where two could be
/// meant, the row is broken.
struct TailSearch {
  private let text: TextDocument
  private let tokens: [RowToken]
  private var found: [ChoiceTail] = []

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
      case .remarkLabel where isTail(start..<at):
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
      switch RemarkReference(text, text.trimmingBars(cell)) {
      case .none, .numbers: break
      case .prose: return nil
      }
    }
    add(run, remark: text.trimmingBars(cell))
    var at = prose
    while at + 1 < tokens.count, tokens[at].kind != .lineEnd { at += 1 }
    return at
  }

  private mutating func add(_ run: Range<Int>, remark: Range<Int>, hasRemarkLabel: Bool = false) {
    found.append(
      ChoiceTail(
        tokens[run], remark: remark, hasRemarkLabel: hasRemarkLabel, isApart: isApart(run),
        isBehindQuestion: run.lowerBound > 0))
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
    return Vocabulary.questionMarks.contains { mark in
      question.count >= mark.count && text.has(mark, at: question.upperBound - mark.count, end: question.upperBound)
    }
  }

  private func lineEnd(from at: Int) -> Int {
    tokens[at...].first { $0.kind == .lineEnd }?.range.lowerBound ?? text.bytes.count
  }

  /// Glyphs without words count only where nothing else does.
  private func choose() -> ChoiceTail? {
    let worded = found.filter { !$0.choices.isEmpty || $0.isLabelled || $0.hasRemarkLabel }
    let found = worded.isEmpty ? found : worded
    guard let tail = found.last else { return nil }
    return found.count == 1 ? tail : tail.asBroken()
  }
}
