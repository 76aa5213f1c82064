import DisclosureCore

/// The tail of a row: the choices as printed, what stands between them, and what follows 備考.
///
/// A row is an item by this tail, never by its number alone. One object: the row and its marks share it.
final class ChoiceTail: Sendable {
  enum Element: Equatable {
    case choice(Answer, Bracket?)
    case glyph(Glyph)
    /// White space within a cell, and its width.
    case gap(Int)
    /// A separator, or the edge of a cell.
    case wall(isEdge: Bool)

    var isBlank: Bool {
      switch self {
      case .gap, .wall(isEdge: true): true
      case .choice, .glyph, .wall(isEdge: false): false
      }
    }

    var answer: Answer? {
      if case .choice(let answer, _) = self { answer } else { nil }
    }
  }

  let elements: [Element]
  let choices: [Answer]
  let glyphs: [Glyph]
  /// Whether all the choices of a question, or of a gate, are printed in their order.
  let isComplete: Bool
  /// Where the choices stand, in their order; only of a document with overlays.
  let choiceRanges: [Range<Int>]
  /// What follows 備考, or stands in the cell behind the choices.
  let remark: Range<Int>
  /// Whether 回答： stands before it.
  let isLabelled: Bool
  /// Whether 備考 stands behind it.
  let hasRemarkLabel: Bool
  /// Whether it stands apart from the question: a word at the end of prose is no answer.
  let isApart: Bool
  /// Whether a person would not know how to read it.
  let isBroken: Bool
  /// Where it begins in the text.
  let start: Int

  static let question: [Answer] = [.yes, .no, .notApplicable]
  static let gate: [Answer] = [.applies, .doesNotApply]

  /// - Parameters:
  ///   - run: tokens without prose, from the one behind the question.
  ///   - keepsRanges: whether anybody will ask where the choices stand.
  init(
    _ run: ArraySlice<RowToken>, remark: Range<Int>, hasRemarkLabel: Bool, isApart: Bool, isBehindQuestion: Bool,
    keepsRanges: Bool
  ) {
    var run = run
    // The edges that end the question's cell and begin 備考's are none of the tail's own cells.
    ChoiceTail.trim(&run, isFront: true, edges: isBehindQuestion ? 1 : 0)
    ChoiceTail.trim(&run, isFront: false, edges: 1)
    self.start = run.first?.range.lowerBound ?? remark.lowerBound
    self.isLabelled = run.contains { $0.kind == .answerLabel }
    choiceRanges = keepsRanges ? ChoiceTail.choiceRanges(run) : []
    let unlabelled = isLabelled ? run.filter { $0.kind != .answerLabel }[...] : run
    let elements: [Element]
    (elements, isBroken) = BracketedChoices.elements(unlabelled)
    choices = ChoiceTail.choices(elements)
    glyphs = elements.compactMap { if case .glyph(let glyph) = $0 { glyph } else { nil } }
    isComplete = choices == ChoiceTail.question || choices == ChoiceTail.gate
    self.elements = elements
    self.remark = remark
    self.hasRemarkLabel = hasRemarkLabel
    self.isApart = isApart || isLabelled
  }

  /// The same tail, broken.
  private init(broken tail: ChoiceTail) {
    (elements, choices, glyphs, isComplete) = (tail.elements, tail.choices, tail.glyphs, tail.isComplete)
    (choiceRanges, remark, start) = (tail.choiceRanges, tail.remark, tail.start)
    (isLabelled, hasRemarkLabel, isApart) = (tail.isLabelled, tail.hasRemarkLabel, tail.isApart)
    isBroken = true
  }

  func asBroken() -> ChoiceTail { isBroken ? self : ChoiceTail(broken: self) }

  private static func choiceRanges(_ run: ArraySlice<RowToken>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(question.count)
    for token in run {
      if case .choice = token.kind { ranges.append(token.range) }
    }
    return ranges
  }

  /// Almost all rows have the choices of a question or a gate, and share them.
  private static func choices(_ elements: [Element]) -> [Answer] {
    let choices = elements.lazy.compactMap(\.answer)
    if choices.elementsEqual(question) { return question }
    return choices.elementsEqual(gate) ? gate : Array(choices)
  }

  private static func trim(_ run: inout ArraySlice<RowToken>, isFront: Bool, edges: Int) {
    var edges = edges
    while let token = isFront ? run.first : run.last {
      switch token.kind {
      case .space: break
      case .edge where edges > 0, .lineEnd where edges > 0: edges -= 1
      default: return
      }
      run = isFront ? run.dropFirst() : run.dropLast()
    }
  }
}

/// Resolves brackets: around one word they choose it, around a glyph or nothing they are a box, around all choices they
/// are none.
private enum BracketedChoices {
  static func elements(_ run: ArraySlice<RowToken>) -> (elements: [ChoiceTail.Element], isBroken: Bool) {
    var elements: [ChoiceTail.Element] = []
    elements.reserveCapacity(run.count)
    var loose: [(isOpen: Bool, at: Int)] = []
    var at = run.startIndex
    while at < run.endIndex {
      switch run[at].kind {
      case .open(let bracket):
        if let close = close(of: bracket, run, after: at), let inner = inside(run[(at + 1)..<close], bracket) {
          elements += inner
          at = close
        } else {
          loose.append((true, elements.count))
        }
      case .close: loose.append((false, elements.count))
      case .choice(let answer): elements.append(.choice(answer, nil))
      case .glyph(let glyph): elements.append(.glyph(glyph))
      case .space(let width): elements.append(.gap(width))
      case .edge, .lineEnd: elements.append(.wall(isEdge: true))
      case .separator: elements.append(.wall(isEdge: false))
      case .answerLabel, .remarkLabel, .prose: break
      }
      at += 1
    }
    let isAround = loose.count == 2 && loose[0] == (true, 0) && loose[1] == (false, elements.count)
    return (tidy(elements), !(loose.isEmpty || isAround))
  }

  /// The next bracket, if it closes this one.
  private static func close(of bracket: Bracket, _ run: ArraySlice<RowToken>, after open: Int) -> Int? {
    for at in (open + 1)..<run.endIndex {
      switch run[at].kind {
      case .close(bracket): return at
      case .close, .open: return nil
      default: break
      }
    }
    return nil
  }

  private static func inside(_ inner: ArraySlice<RowToken>, _ bracket: Bracket) -> [ChoiceTail.Element]? {
    var elements: [ChoiceTail.Element] = []
    var choices = 0
    for token in inner {
      switch token.kind {
      case .choice(let answer):
        elements.append(.choice(answer, bracket))
        choices += 1
      case .glyph(let glyph): elements.append(.glyph(glyph))
      case .space: break
      default: return nil
      }
      guard choices <= 1, elements.count <= 2 else { return nil }
    }
    if choices == 1 { return elements }
    return elements.count > 1 ? nil : elements.isEmpty ? [.glyph(.box)] : elements
  }

  /// White space beside a wall is part of it, and so it is at either end.
  private static func tidy(_ elements: [ChoiceTail.Element]) -> [ChoiceTail.Element] {
    guard elements.contains(where: { if case .gap = $0 { true } else { false } }) else { return elements }
    var tidy: [ChoiceTail.Element] = []
    for (at, element) in elements.enumerated() {
      if case .gap = element {
        guard let last = tidy.last, at + 1 < elements.count else { continue }
        if case .wall = last { continue }
        if case .wall = elements[at + 1] { continue }
      }
      tidy.append(element)
    }
    return tidy
  }
}
