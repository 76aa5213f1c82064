import DisclosureCore

/// What the marks of one printed tail can mean, before the sheet's other rows are asked.
final class RowMarks {
  /// A glyph and the words at either side of it within its cell.
  struct Touch {
    let glyph: Glyph
    /// The distance is the white space between; 0 where they touch.
    let left: (answer: Answer, distance: Int)?
    let right: (answer: Answer, distance: Int)?
    /// Whether it stands in a cell of its own, and between which words' cells.
    let isAlone: Bool
  }

  /// On which side of their word the glyphs of a row or a sheet stand.
  enum Side {
    case before
    case after
  }

  let tail: ChoiceTail
  let touches: [Touch]
  /// Words in brackets, of a row in which not every word has them.
  let bracketed: [(bracket: Bracket, answer: Answer)]
  /// The side of glyphs in cells of their own, as the row's empty cells show it.
  let cellSide: Side?
  /// The one word that a glyph alone stands in place of.
  let replaced: [Answer]

  init(_ tail: ChoiceTail) {
    self.tail = tail
    touches = RowMarks.touches(tail.elements)
    let bracketed: [(Bracket, Answer)] = tail.elements.compactMap {
      if case .choice(let answer, let bracket?) = $0 { (bracket, answer) } else { nil }
    }
    self.bracketed = bracketed.count < tail.choices.count || tail.choices.count == 1 ? bracketed : []
    cellSide = RowMarks.cellSide(tail)
    replaced = tail.isComplete || tail.isBroken ? [] : RowMarks.replaced(tail)
  }

  /// The word that alone is printed; at the end of prose it is none, unless 備考 follows.
  var single: Answer? {
    tail.choices.count == 1 && (tail.isApart || tail.hasRemarkLabel) && !tail.isBroken ? tail.choices.first : nil
  }

  /// The kinds of glyph that are marks in this row.
  var marking: Set<Glyph> {
    RowMarks.marking(tail.glyphs, choices: max(tail.choices.count, replaced.isEmpty ? 0 : tail.choices.count + 1))
  }

  static func marking(_ glyphs: [Glyph], choices: Int) -> Set<Glyph> {
    if glyphs.contains(.mark) { return [.mark] }
    let rings = glyphs.count { $0 == .ring }
    return rings > 0 && (rings < choices || choices == 1) ? [.ring] : []
  }

  private static func touches(_ elements: [ChoiceTail.Element]) -> [Touch] {
    /// The word next to a glyph in its cell; beyond other glyphs there is none.
    func word(from at: Int, step: Int) -> (answer: Answer, distance: Int)? {
      var (at, distance) = (at + step, 0)
      if elements.indices.contains(at), case .gap(let width) = elements[at] { (at, distance) = (at + step, width) }
      guard elements.indices.contains(at), case .choice(let answer, _) = elements[at] else { return nil }
      return (answer, distance)
    }
    func neighbour(_ at: Int) -> Answer? {
      guard elements.indices.contains(at), case .choice(let answer, _) = elements[at] else { return nil }
      return answer
    }
    func isEdge(_ at: Int) -> Bool {
      guard elements.indices.contains(at) else { return true }
      return elements[at] == .wall(isEdge: true)
    }
    return elements.indices.compactMap { at in
      guard case .glyph(let glyph) = elements[at] else { return nil }
      guard isEdge(at - 1), isEdge(at + 1) else {
        return Touch(glyph: glyph, left: word(from: at, step: -1), right: word(from: at, step: 1), isAlone: false)
      }
      return Touch(
        glyph: glyph, left: neighbour(at - 2).map { ($0, 0) }, right: neighbour(at + 2).map { ($0, 0) }, isAlone: true)
    }
  }

  /// Words and cells for glyphs by turns: ␣ はい ● いいえ ␣ 対象外 has one before each word, and none behind the last.
  private static func cellSide(_ tail: ChoiceTail) -> Side? {
    let edges = tail.elements.count { $0 == .wall(isEdge: true) }
    guard tail.isComplete, edges == 2 * tail.choices.count - 1 else { return nil }
    let cells = tail.elements.split(separator: .wall(isEdge: true), omittingEmptySubsequences: false)
    let words = cells.indices.filter { at in cells[at].contains { if case .choice = $0 { true } else { false } } }
    guard let first = words.first, let last = words.last, words.count == tail.choices.count,
      zip(words, words.dropFirst()).allSatisfy({ $1 - $0 == 2 }), words.allSatisfy({ cells[$0].count == 1 })
    else { return nil }
    switch (first, cells.count - 1 - last) {
    case (1, 0): return .before
    case (0, 1): return .after
    default: return nil
    }
  }

  private static func replaced(_ tail: ChoiceTail) -> [Answer] {
    let glyphs = tail.glyphs
    guard glyphs.count == 1, glyphs.first != .box, tail.choices.count < ChoiceTail.question.count else { return [] }
    var slots: [Answer?] = []
    var isApart = true
    for element in tail.elements {
      switch element {
      case .choice(let answer, nil) where isApart: (slots, isApart) = (slots + [answer], false)
      case .glyph where isApart: (slots, isApart) = (slots + [nil], false)
      case .gap, .wall:
        // Two edges in a row: an empty cell, in which a word may have stood.
        guard !isApart else { return [] }
        isApart = true
      default: return []
      }
    }
    return [ChoiceTail.question, ChoiceTail.gate].filter { $0.count == slots.count }.flatMap { choices in
      let fits = zip(slots, choices).allSatisfy { $0 == nil || $0 == $1 }
      return fits ? zip(slots, choices).compactMap { $0 == nil ? $1 : nil } : []
    }
  }
}
