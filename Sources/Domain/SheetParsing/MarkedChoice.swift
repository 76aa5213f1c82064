import DisclosureCore

/// Which choices of a row its glyphs mark.
///
/// A glyph marks the word it touches. One between two words of a cell touches both: it goes by the side that the
/// sheet's rows use, and where that cannot be told it marks neither.
struct MarkedChoice {
  /// On which side of their word the glyphs of a sheet stand.
  enum Side {
    case before
    case after
  }

  /// Whether the row has a mark at all, placed or not.
  let hasMark: Bool
  private let placed: Set<Answer>
  private let hasUnplaced: Bool

  init(_ row: ChoiceRow, side: Side?) {
    let marking = MarkedChoice.marking(in: row)
    var placed: Set<Answer> = []
    var hasUnplaced = false
    for touch in MarkedChoice.touches(of: row) where marking.contains(touch.glyph) {
      let word: Answer? =
        switch (touch.left, touch.right, side) {
        case (let word?, nil, _), (nil, let word?, _): word
        case (_, let right?, .before): right
        case (let left?, _, .after): left
        default: nil
        }
      if let word { placed.insert(word) } else { hasUnplaced = true }
    }
    self.placed = placed
    self.hasUnplaced = hasUnplaced
    hasMark = hasUnplaced || !placed.isEmpty
  }

  /// - Parameters:
  ///   - admitted: the answers of the row's item.
  ///   - markIsSeenElsewhere: whether another row of the sheet has a mark, so that this one could have shown one.
  func state(admitted: AnswerSet, markIsSeenElsewhere: Bool) -> (state: Reading.State, answer: Answer?) {
    guard hasMark else { return (markIsSeenElsewhere ? .blank : .unresolved, nil) }
    if placed.count > 1 { return (.conflicting, nil) }
    guard !hasUnplaced, let answer = placed.first, admitted.contains(answer) else { return (.unresolved, nil) }
    return (.explicit, answer)
  }

  /// The side that all glyphs of the sheet that touch one word alone agree on; boxes tell it too.
  static func side(of rows: [ChoiceRow]) -> Side? {
    var (before, after) = (false, false)
    for touch in rows.lazy.flatMap(touches) {
      switch (touch.left, touch.right) {
      case (nil, .some): before = true
      case (.some, nil): after = true
      default: break
      }
    }
    return before == after ? nil : before ? .before : .after
  }

  private struct Touch {
    let glyph: Glyph
    let left: Answer?
    let right: Answer?
  }

  private static func touches(of row: ChoiceRow) -> [Touch] {
    func choice(_ at: Int) -> Answer? {
      guard row.elements.indices.contains(at), case .choice(let answer) = row.elements[at] else { return nil }
      return answer
    }
    return row.elements.indices.compactMap { at in
      guard case .glyph(let glyph) = row.elements[at] else { return nil }
      return Touch(glyph: glyph, left: choice(at - 1), right: choice(at + 1))
    }
  }

  /// The kinds of glyph that are marks in this row.
  private static func marking(in row: ChoiceRow) -> Set<Glyph> {
    if row.elements.contains(.glyph(.mark)) { return [.mark] }
    let rings = row.elements.count { $0 == .glyph(.ring) }
    return rings > 0 && rings < row.choices.count ? [.ring] : []
  }
}
