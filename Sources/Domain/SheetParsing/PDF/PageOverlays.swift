import DisclosureCore
import PDFPages

/// What a page shows on its choices beside their characters, as overlays on the document's text.
struct PageOverlays {
  private(set) var overlays: [Overlay] = []

  private let page: PlacedPage
  private let text: TextDocument

  init(_ page: PlacedPage, _ text: TextDocument) {
    self.page = page
    self.text = text
    let words = words()
    let choices = PlacedChoices(words + emptyCells())
    for word in words { addLooks(of: word.range) }
    var controls: [PlacedChoices.Control] = []
    let printed = PrintedControls(page.marks, choices)
    for choice in printed.looks { add(.control, .look(choice.look), choice.range) }
    for (at, mark) in page.marks.enumerated() where !printed.parts.contains(at) {
      let box = Box(mark.box)
      switch mark.kind {
      case .ellipse: add(.ellipse, choices.meaning(of: box))
      case .freeform: add(.freeform, choices.meaning(of: box))
      case .rectangle:
        // Forms print frames of their own, so one is believed as a look is.
        if case .one(let choice) = choices.meaning(of: box) { add(.rectangle, .look(1), choice.range) }
      case .line: addLine(box, words)
      case .highlight, .underline:
        for word in covered(by: box, words) { add(.annotation, .drawing, word.range) }
      case .strike:
        for word in covered(by: box, words) { add(.strike, .look(1), word.range) }
      case .fill(let colour):
        for choice in choices.under(box) { add(.fill, .look(colour.rgba | 1), choice.range) }
      case .control(let isSet, _): controls.append(PlacedChoices.Control(box: box, isSet: isSet))
      }
    }
    for image in page.page.images where image.box.width < 100 && image.box.height < 60 {
      // What a picture shows is not looked into.
      if case .one(let choice) = choices.meaning(of: Box(image.box)) { add(.freeform, .unclear, choice.range) }
    }
    overlays += choices.overlays(of: controls)
  }

  // MARK: Choices

  private func words() -> [PlacedChoices.Choice] {
    var words: [PlacedChoices.Choice] = []
    for (number, line) in page.text.lines.enumerated() {
      let range = line.lowerBound + page.start..<line.upperBound + page.start
      for token in RowLexer.tokens(text, range) {
        guard case .choice = token.kind, let box = box(of: token.range) else { continue }
        words.append(
          PlacedChoices.Choice(range: token.range, box: box, word: box, letters: box.height, line: number))
      }
    }
    return words
  }

  /// Cells under a choice that hold nothing, or a glyph.
  private func emptyCells() -> [PlacedChoices.Choice] {
    var columns: [Box] = []
    var cells: [PlacedChoices.Choice] = []
    for (number, line) in page.text.lines.enumerated() {
      let inside = page.text.cells.filter { $0.start >= line.lowerBound && $0.start <= line.upperBound }
      for (cell, range) in zip(inside, text.cells(line.lowerBound + page.start..<line.upperBound + page.start)) {
        let box = Box(cell.box)
        let tokens = RowLexer.tokens(text, range)
        let isNamed = tokens.contains { if case .choice = $0.kind { true } else { false } }
        if isNamed, tokens.allSatisfy({ $0.kind != .prose }) {
          columns.append(box)
        } else if tokens.allSatisfy({ $0.isGap || $0.kind == .lineEnd || $0.isMarking }),
          columns.contains(where: { $0.left < box.middle.x && box.middle.x < $0.right })
        {
          cells.append(PlacedChoices.Choice(range: range, box: box, word: box, letters: 0, line: number))
        }
      }
    }
    return cells
  }

  private func box(of range: Range<Int>) -> Box? {
    page.text.box(of: range.lowerBound - page.start..<range.upperBound - page.start).map(Box.init)
  }

  // MARK: Overlays

  private mutating func add(_ mark: Evidence.Mark, _ kind: Overlay.Kind, _ range: Range<Int>) {
    overlays.append(Overlay(range: range, mark: mark, kind: kind))
  }

  private mutating func add(_ mark: Evidence.Mark, _ meaning: PlacedChoices.Meaning) {
    switch meaning {
    case .one(let choice): add(mark, .drawing, choice.range)
    case .unclear(let choices):
      for choice in choices { add(mark, .unclear, choice.range) }
    case .nothing: break
    }
  }

  private mutating func addLooks(of word: Range<Int>) {
    guard let look = page.text.look(of: word.lowerBound - page.start..<word.upperBound - page.start) else {
      add(.colour, .look(RowOverlays.partly), word)
      return
    }
    if look.colour != .black { add(.colour, .look(look.colour.rgba), word) }
    add(.bold, .look(look.font | 1), word)
  }

  /// A line under a word underlines it, one through it strikes it out.
  private mutating func addLine(_ line: Box, _ words: [PlacedChoices.Choice]) {
    let reach = Box(left: line.left, top: line.top - 0.1, right: line.right, bottom: line.bottom + 0.1)
    for word in words {
      let height = word.box.height
      let near = Box(
        left: word.box.left, top: word.box.top, right: word.box.right, bottom: word.box.bottom + height * 0.4)
      guard near.overlaps(reach), PageOverlays.covers(line, word.box) else { continue }
      let depth = (line.middle.y - word.box.top) / height
      switch depth {
      case 0.3..<0.68: add(.strike, .look(1), word.range)
      case 0.8...: add(.underline, .look(1), word.range)
      default: add(.underline, .unclear, word.range)
      }
    }
  }

  private func covered(by mark: Box, _ words: [PlacedChoices.Choice]) -> [PlacedChoices.Choice] {
    words.filter {
      $0.box.overlaps(mark) && PageOverlays.covers(mark, $0.box) && mark.top < $0.box.middle.y + $0.box.height / 2
        && mark.bottom > $0.box.middle.y
    }
  }

  /// Whether a mark goes over most of a word's width.
  private static func covers(_ mark: Box, _ word: Box) -> Bool {
    min(mark.right, word.right) - max(mark.left, word.left) >= word.width * 0.6
  }
}

extension Box {
  /// In points.
  init(_ box: PDFBox) {
    self.init(left: Double(box.left), top: Double(box.top), right: Double(box.right), bottom: Double(box.bottom))
  }
}
