import DisclosureCore

/// Which choices of a row its marks choose, once the sheet's style is known.
struct MarkedChoice {
  /// What told the answer; none where the row has no mark at all.
  let marks: [Evidence.Mark]
  private let placed: Set<Answer>
  /// Whether something is marked, and it cannot be told what.
  private let hasUnplaced: Bool
  /// Whether the row could show a mark.
  private let isReadable: Bool

  init(_ row: RowMarks, _ style: SheetStyle) {
    let tail = row.tail
    if let answer = MarkedChoice.singleAnswer(row, style) {
      self.init(answer.mark, [answer.answer])
    } else if tail.isComplete, !tail.isBroken {
      self.init(complete: row, style)
    } else {
      let isEmpty = (tail.isLabelled || tail.hasRemarkLabel) && tail.elements.allSatisfy(\.isBlank) && !tail.isBroken
      self.init(row.marking.isEmpty ? nil : .glyph, [], hasUnplaced: !isEmpty, isReadable: isEmpty)
    }
  }

  /// A row of a table, by the columns that its glyphs stand in.
  init(_ marks: [ColumnRow.Mark], columns: Int, admitted: AnswerSet) {
    let marking = RowMarks.marking(marks.map(\.glyph), choices: columns)
    let answers = marks.filter { marking.contains($0.glyph) }.map { mark in
      let fitting = mark.answers.filter(admitted.contains)
      // A column that has nothing for this row says what the row does not admit.
      return fitting.isEmpty ? mark.answers : fitting
    }
    let placed = Set(answers.filter { $0.count == 1 }.flatMap(\.self))
    self.init(
      answers.isEmpty ? nil : .column, placed, hasUnplaced: answers.contains { $0.count != 1 }, isReadable: columns > 0)
  }

  private init(_ mark: Evidence.Mark?, _ placed: Set<Answer>, hasUnplaced: Bool = false, isReadable: Bool = true) {
    self.init(marks: mark.map { [$0] } ?? [], placed, hasUnplaced: hasUnplaced, isReadable: isReadable)
  }

  private init(marks: [Evidence.Mark], _ placed: Set<Answer>, hasUnplaced: Bool, isReadable: Bool) {
    self.marks = marks
    self.placed = placed
    self.hasUnplaced = hasUnplaced
    self.isReadable = isReadable
  }

  /// Together with what the document shows on the row's choices beside its text.
  func weighed(with overlays: RowOverlays, _ looks: SheetLooks.Verdict) -> MarkedChoice {
    let drawn = overlays.choices.filter { !$0.drawings.isEmpty }
    let found = overlays.choices.flatMap(\.drawings) + looks.placed.map(\.mark) + overlays.unclear
    let own = marks.map { $0 == .glyph && overlays.hasControls ? .control : $0 }
    let marks = (own + found).reduce(into: [Evidence.Mark]()) { if !$0.contains($1) { $0.append($1) } }
    return MarkedChoice(
      marks: marks, placed.union(drawn.map(\.answer)).union(looks.placed.map(\.answer)),
      hasUnplaced: hasUnplaced || !overlays.unclear.isEmpty || looks.isUnclear, isReadable: isReadable)
  }

  private init(complete row: RowMarks, _ style: SheetStyle) {
    // Where one word is written elsewhere, all of them are no silence.
    let isWritten = row.tail.isLabelled && style.writesAnswers && row.marking.isEmpty
    guard !row.touches.isEmpty || !row.bracketed.isEmpty else {
      self.init(nil, [], hasUnplaced: isWritten)
      return
    }
    var placed: Set<Answer> = []
    var hasUnplaced = isWritten
    let marking = row.marking
    // On a gate of such a sheet a lone ○ may stand at the choice that is not chosen, the other's mark being lost.
    let isDoubtful = marking == [.ring] && style.printsRings && row.tail.choices == ChoiceTail.gate
    for touch in row.touches where marking.contains(touch.glyph) {
      if isDoubtful {
        hasUnplaced = true
      } else if let answer = MarkedChoice.answer(touch, row, style) {
        placed.insert(answer)
      } else {
        hasUnplaced = true
      }
    }
    let isGlyph = hasUnplaced || !placed.isEmpty
    placed.formUnion(row.bracketed.filter { style.believes($0.bracket, around: $0.answer) }.map(\.answer))
    let isPlaced = !placed.isEmpty
    for (bracket, answer) in row.bracketed where !placed.contains(answer) {
      // A bracket of the form's own tells nothing beside a mark; any other one is a doubt.
      if !isPlaced || !style.isPrinted(bracket, around: answer) { hasUnplaced = true }
    }
    self.init(isGlyph ? .glyph : hasUnplaced || isPlaced ? .bracket : nil, placed, hasUnplaced: hasUnplaced)
  }

  /// A glyph marks the word that it touches, or is nearer to; between two it goes by the side that the sheet's rows use.
  private static func answer(_ touch: RowMarks.Touch, _ row: RowMarks, _ style: SheetStyle) -> Answer? {
    func by(_ side: RowMarks.Side?) -> Answer? {
      switch side {
      case .before: touch.right?.answer
      case .after: touch.left?.answer
      case nil: nil
      }
    }
    if touch.isAlone { return row.cellSide == nil || style.cellSide != row.cellSide ? nil : by(style.cellSide) }
    guard let left = touch.left, let right = touch.right else { return (touch.left ?? touch.right)?.answer }
    if left.distance == right.distance { return by(left.distance == 0 ? style.touchingSide : style.spacedSide) }
    let nearer = left.distance < right.distance ? left : right
    if nearer.distance == 0 { return nearer.answer }
    // A little nearer to the one side, and everywhere else on the other: nobody could tell.
    let side: RowMarks.Side = left.distance < right.distance ? .after : .before
    return style.spacedSide == nil || style.spacedSide == side ? nearer.answer : nil
  }

  /// The chosen word alone, or the word that a glyph stands in place of.
  private static func singleAnswer(_ row: RowMarks, _ style: SheetStyle) -> (answer: Answer, mark: Evidence.Mark)? {
    if let single = row.single, !row.tail.glyphs.contains(.box) {
      if row.tail.isLabelled { return (single, .word) }
      // 該当 ○ is 該当 with a mark, or 非該当 with a mark in place of it.
      if style.believesSingle, row.replaced.isEmpty || !style.believesReplaced { return (single, .word) }
    }
    guard style.believesReplaced, row.replaced.count == 1, let answer = row.replaced.first else { return nil }
    return row.single != nil && style.believesSingle ? nil : (answer, .glyph)
  }

  /// What is wrong with the marks, whatever the answer is.
  func irregularities(admitted: AnswerSet) -> Reading.Irregularities {
    var found = Reading.Irregularities(rawValue: 0)
    if placed.count > 1 { found.insert(.twoMarks) }
    if placed.contains(where: { !admitted.contains($0) }) { found.insert(.foreignAnswer) }
    return found
  }

  /// - Parameters:
  ///   - admitted: the answers of the row's item.
  ///   - markIsSeenElsewhere: whether another row of the sheet has a mark, so that this one could have shown one.
  func state(admitted: AnswerSet, markIsSeenElsewhere: Bool) -> (state: Reading.State, answer: Answer?) {
    if placed.count > 1 { return (.conflicting, nil) }
    if hasUnplaced || !isReadable { return (.unresolved, nil) }
    guard let answer = placed.first else { return (markIsSeenElsewhere ? .blank : .unresolved, nil) }
    return admitted.contains(answer) ? (.explicit, answer) : (.unresolved, nil)
  }
}
