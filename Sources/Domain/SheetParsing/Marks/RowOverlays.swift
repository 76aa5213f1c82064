import DisclosureCore

/// What a document shows on the choices of one row, before the sheet's other rows are asked.
struct RowOverlays {
  /// One choice of the row: a printed word, or a cell under it.
  struct Choice {
    let answer: Answer
    /// What was drawn on this choice and on no other.
    let drawings: [Evidence.Mark]
    private let looks: [(mark: Evidence.Mark, value: UInt32)]

    /// How the choice looks in one respect; 0 as long as it has no look of its own.
    func look(_ mark: Evidence.Mark) -> UInt32 { looks.first { $0.mark == mark }?.value ?? 0 }

    fileprivate init(_ answer: Answer, _ drawings: [Evidence.Mark], _ looks: [(mark: Evidence.Mark, value: UInt32)]) {
      (self.answer, self.drawings, self.looks) = (answer, drawings, looks)
    }
  }

  /// The look of a word of which only a part has it: it is like no other.
  static let partly = UInt32.max

  let choices: [Choice]
  /// What was drawn so that nobody could say which choice it means.
  let unclear: [Evidence.Mark]
  /// The respects in which the choices do not look alike.
  let differing: [Evidence.Mark]
  /// Whether glyphs of the row are boxes that can be ticked.
  let hasControls: Bool

  /// Nil where the row has no overlay.
  init?(_ row: SheetRow, admitted: AnswerSet, _ text: TextDocument) {
    guard !text.overlays.isEmpty else { return nil }
    let overlays = row.lines.flatMap { text.overlays(in: $0) }
    guard !overlays.isEmpty else { return nil }
    let options = RowOverlays.options(of: row, admitted: admitted)
    var drawings = options.map { _ in [Evidence.Mark]() }
    var unclear: [Evidence.Mark] = []
    for overlay in overlays {
      let touched = options.indices.filter { RowOverlays.touches(overlay.range, options[$0].range) }
      switch overlay.kind {
      case .drawing where touched.count == 1: drawings[touched[0]].append(overlay.mark)
      case .drawing where touched.isEmpty: break
      case .drawing, .unclear: unclear.append(overlay.mark)
      case .look: break
      }
    }
    choices = zip(options, drawings).map { option, drawings in
      Choice(option.answer, drawings, RowOverlays.looks(of: option.range, overlays))
    }
    self.unclear = unclear
    hasControls = overlays.contains { $0.mark == .control }
    let choices = choices
    differing = Evidence.Mark.allCases.filter { mark in
      choices.contains { $0.look(mark) != choices[0].look(mark) }
    }
  }

  private static func options(of row: SheetRow, admitted: AnswerSet) -> [(answer: Answer, range: Range<Int>)] {
    switch row.content {
    case .tail(let tail): Array(zip(tail.choices, tail.choiceRanges))
    case .columns(_, let options):
      options.compactMap { option in
        let fitting = option.answers.filter(admitted.contains)
        let answers = fitting.isEmpty ? option.answers : fitting
        return answers.first.map { ($0, option.range) }
      }
    }
  }

  /// An empty cell is touched by what has its very place.
  private static func touches(_ overlay: Range<Int>, _ choice: Range<Int>) -> Bool {
    overlay.overlaps(choice) || overlay == choice
      || choice.isEmpty && overlay.lowerBound <= choice.lowerBound && choice.upperBound <= overlay.upperBound
  }

  private static func looks(of choice: Range<Int>, _ overlays: [Overlay]) -> [(mark: Evidence.Mark, value: UInt32)] {
    var looks: [(mark: Evidence.Mark, value: UInt32)] = []
    for overlay in overlays {
      guard case .look(let value) = overlay.kind, touches(overlay.range, choice) else { continue }
      let isWhole = overlay.range.lowerBound <= choice.lowerBound && choice.upperBound <= overlay.range.upperBound
      looks.append((overlay.mark, isWhole ? value : partly))
    }
    return looks
  }
}
