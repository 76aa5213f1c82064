import DisclosureCore
import XLSXWorkbook

/// What is drawn over the choices of a workbook's cells, as overlays.
struct WorkbookDrawings {
  private(set) var overlays: [Overlay] = []

  private let book: XLSXWorkbook
  private let text: TextDocument

  init(_ book: XLSXWorkbook, _ lines: WorkbookLines, _ text: TextDocument) {
    self.book = book
    self.text = text
    let sheets = Dictionary(grouping: lines.cells, by: \.sheet)
    for (sheet, cells) in sheets where !book.sheets[sheet].shapes.isEmpty || !book.sheets[sheet].controls.isEmpty {
      let choices = PlacedChoices(choices(of: cells, book.sheets[sheet]))
      for shape in book.sheets[sheet].shapes where !shape.isHidden { add(shape, choices) }
      addHidden(cells)
      let controls = SheetControls(book.sheets[sheet], book).bare
      overlays += choices.overlays(of: controls.map { PlacedChoices.Control(box: Box($0.frame), isSet: $0.isSet) })
    }
  }

  // MARK: Choices

  private func choices(of cells: [WorkbookLines.Placed], _ sheet: Worksheet) -> [PlacedChoices.Choice] {
    var choices: [PlacedChoices.Choice] = []
    /// Columns under a cell that names choices and nothing else.
    var columns: Set<Int> = []
    for placed in cells {
      let words = RowLexer.tokens(text, placed.range).filter { if case .choice = $0.kind { true } else { false } }
      let frame = box(of: placed, sheet)
      // What is hidden has no height, and nothing drawn lies on it.
      guard frame.height > 0 else { continue }
      guard !words.isEmpty else {
        if columns.contains(placed.place.column), isBare(placed.range) {
          let range = text.trimming(placed.range)
          choices.append(PlacedChoices.Choice(range: range, box: frame, word: frame, letters: 0, line: placed.line))
        }
        continue
      }
      columns.insert(placed.place.column)
      guard let cell = placed.cell else { continue }
      let letters = CellText(book.bytes(of: cell.text), book.style(of: cell), isNumber: cell.isNumber, frame: frame)
      for word in words {
        let start = placed.range.lowerBound
        guard let box = letters.box(of: word.range.lowerBound - start..<word.range.upperBound - start) else { continue }
        choices.append(
          PlacedChoices.Choice(
            range: word.range, box: words.count == 1 ? frame : box, word: box, letters: letters.em, line: placed.line))
      }
    }
    return choices
  }

  /// Whether a cell under a choice has nothing in it but a glyph.
  private func isBare(_ range: Range<Int>) -> Bool {
    RowLexer.tokens(text, range).allSatisfy { token in
      if case .glyph = token.kind { true } else { token.isGap || token.kind == .lineEnd }
    }
  }

  private func box(of placed: WorkbookLines.Placed, _ sheet: Worksheet) -> Box {
    let frame = sheet.frame(of: sheet.merge(at: placed.place) ?? CellRange(placed.place))
    return Box(frame)
  }

  // MARK: Drawings

  private mutating func add(_ shape: Shape, _ choices: PlacedChoices) {
    let frame = Box(shape.frame)
    switch shape.kind {
    case .picture, .other: add(.freeform, isClear: false, choices.meaning(of: frame))
    case .connector: addLine(frame, choices)
    case .shape where WorkbookDrawings.lines.contains(shape.geometry): addLine(frame, choices)
    case .shape where frame.height <= 0 || frame.width <= 0: break
    case .shape:
      let label = book.bytes(of: shape.text)
      guard label.isEmpty || Glyph.isMark(label) else { return }
      add(WorkbookDrawings.mark(of: shape.geometry), isClear: true, choices.meaning(of: frame))
    }
  }

  /// What is drawn on hidden rows cannot be told from what is drawn beside them.
  private mutating func addHidden(_ cells: [WorkbookLines.Placed]) {
    for placed in cells where book.sheets[placed.sheet].rows.isHidden(placed.place.row) {
      overlays.append(Overlay(range: placed.range, mark: .freeform, kind: .unclear))
    }
  }

  /// A line under a word marks it, one through it strikes it out.
  private mutating func addLine(_ line: Box, _ choices: PlacedChoices) {
    let row = choices.row(at: line.middle.y).filter { $0.box.left < line.right && line.left < $0.box.right }
    guard let first = row.first else { return }
    let height = first.box.height
    // Neither level nor short: it ties things, or crosses something out.
    guard line.height <= height / 4 else { return add(.freeform, isClear: false, choices.meaning(of: line)) }
    let isUnder = line.middle.y >= first.box.top + height * 0.65
    let raised = Box(left: line.left, top: first.box.top, right: line.right, bottom: first.box.bottom)
    add(.underline, isClear: isUnder, choices.meaning(of: raised))
  }

  private mutating func add(_ mark: Evidence.Mark, isClear: Bool, _ meaning: PlacedChoices.Meaning) {
    switch meaning {
    case .one(let choice):
      overlays.append(Overlay(range: choice.range, mark: mark, kind: isClear ? .drawing : .unclear))
    case .unclear(let choices):
      overlays += choices.map { Overlay(range: $0.range, mark: mark, kind: .unclear) }
    case .nothing: break
    }
  }

  private static let lines: Set<String> = ["line", "straightConnector1"]

  private static func mark(of geometry: String) -> Evidence.Mark {
    switch geometry {
    case "ellipse", "donut", "flowChartConnector": .ellipse
    case "rect", "roundRect", "frame", "flowChartAlternateProcess", "flowChartProcess", "snip1Rect", "bevel": .rectangle
    default: .freeform
    }
  }
}

extension Box {
  /// In English Metric Units.
  init(_ frame: Frame) {
    self.init(
      left: Double(frame.x), top: Double(frame.y), right: Double(frame.x + frame.width),
      bottom: Double(frame.y + frame.height))
  }
}
