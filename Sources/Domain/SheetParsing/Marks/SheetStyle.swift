import DisclosureCore

/// How the people who filled in a sheet marked their choices, as all of its rows together show.
///
/// A style is believed only if it separates chosen from unchosen: a bracket that stands around the same word in every
/// row is a part of the form, and a word that alone is left in every row may be all that was left of the print.
struct SheetStyle {
  /// The side of glyphs that touch two words.
  let touchingSide: RowMarks.Side?
  /// The side of glyphs with white space between them and both words.
  let spacedSide: RowMarks.Side?
  /// The side of glyphs in cells of their own.
  let cellSide: RowMarks.Side?
  /// Whether rows print ○ before choices that are not chosen, as they do □.
  let printsRings: Bool
  let believesSingle: Bool
  /// Whether the chosen word is written where the form has a place for it.
  let writesAnswers: Bool
  let believesReplaced: Bool
  private let brackets: [Bracket: Set<Answer>]
  private let printed: [Bracket: Set<Answer>]

  init(_ rows: [RowMarks]) {
    touchingSide = SheetStyle.agreed(rows.flatMap { $0.touches.compactMap(SheetStyle.touching) })
    spacedSide = SheetStyle.agreed(rows.flatMap { $0.touches.compactMap(SheetStyle.spaced) })
    cellSide = SheetStyle.agreed(rows.compactMap(\.cellSide) + rows.flatMap { $0.touches.compactMap(SheetStyle.alone) })
    printsRings = rows.contains { row in
      row.tail.glyphs.contains(.ring) && row.tail.isComplete && !row.marking.contains(.ring)
    }
    writesAnswers = rows.contains { $0.tail.isLabelled && $0.single != nil }
    // 該当 ○ may be 該当 with a mark, or 非該当 with a mark in place of it.
    let singles = rows.compactMap { $0.tail.isLabelled || !$0.replaced.isEmpty ? nil : $0.single }
    let unmarked = rows.count { $0.tail.isComplete && $0.marking.isEmpty && $0.bracketed.isEmpty }
    believesSingle = SheetStyle.varies(Set(singles)) && singles.count > unmarked
    believesReplaced = SheetStyle.varies(Set(rows.filter { $0.tail.choices.count > 1 }.flatMap(\.replaced)))
    (brackets, printed) = SheetStyle.brackets(rows)
  }

  /// Whether this bracket around this word is a mark.
  func believes(_ bracket: Bracket, around answer: Answer) -> Bool { brackets[bracket]?.contains(answer) ?? false }

  /// Whether the form itself seems to print this bracket around this word, and nobody else used it.
  func isPrinted(_ bracket: Bracket, around answer: Answer) -> Bool { printed[bracket]?.contains(answer) ?? false }

  private static func agreed(_ sides: [RowMarks.Side]) -> RowMarks.Side? {
    guard let first = sides.first, sides.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  private static func touching(_ touch: RowMarks.Touch) -> RowMarks.Side? {
    guard !touch.isAlone else { return nil }
    switch (touch.left?.distance == 0, touch.right?.distance == 0) {
    case (false, true): return .before
    case (true, false): return .after
    default: return nil
    }
  }

  /// Only what no other word is as near to tells a side.
  private static func spaced(_ touch: RowMarks.Touch) -> RowMarks.Side? {
    guard !touch.isAlone, touch.left?.distance != 0, touch.right?.distance != 0 else { return nil }
    switch (touch.left, touch.right) {
    case (nil, .some): return .before
    case (.some, nil): return .after
    default: return nil
    }
  }

  /// A glyph in the first or the last cell of all.
  private static func alone(_ touch: RowMarks.Touch) -> RowMarks.Side? {
    guard touch.isAlone, (touch.left == nil) != (touch.right == nil) else { return nil }
    return touch.left == nil ? .before : .after
  }

  private static func varies(_ answers: Set<Answer>) -> Bool {
    [ChoiceTail.question, ChoiceTail.gate].contains { choices in choices.count(where: answers.contains) > 1 }
  }

  /// For each kind of bracket the words around which it is a mark, and those around which it stands in every row.
  private static func brackets(_ rows: [RowMarks]) -> (marks: [Bracket: Set<Answer>], printed: [Bracket: Set<Answer>]) {
    guard rows.contains(where: { $0.tail.isComplete && !$0.bracketed.isEmpty }) else { return ([:], [:]) }
    var rowsWith: [Answer: Int] = [:]
    var around: [Bracket: [Answer: Int]] = [:]
    for row in rows where row.tail.isComplete {
      for answer in row.tail.choices { rowsWith[answer, default: 0] += 1 }
      for (bracket, answer) in row.bracketed { around[bracket, default: [:]][answer, default: 0] += 1 }
    }
    let always = around.mapValues { counts in
      Set(counts.keys.filter { counts[$0] == rowsWith[$0] && (rowsWith[$0] ?? 0) > 1 })
    }
    let marks = around.mapValues { counts in
      guard varies(Set(counts.keys)) else { return Set<Answer>() }
      // Beside others, one that has it in every row has it from the form.
      return Set(
        counts.keys.filter { answer in
          let group = ChoiceTail.gate.contains(answer) ? ChoiceTail.gate : ChoiceTail.question
          let isAlways = (rowsWith[answer] ?? 0) > 1 && counts[answer] == rowsWith[answer]
          return !(isAlways && group.contains { $0 != answer && counts[$0] != nil })
        })
    }
    return (marks, always.filter { marks[$0.key]?.isEmpty ?? true })
  }
}
