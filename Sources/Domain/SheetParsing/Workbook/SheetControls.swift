import DisclosureCore
import XLSXWorkbook

/// The controls of a worksheet by where they stand: those with a caption are text of a cell, the others lie beside one.
struct SheetControls {
  struct Caption {
    let text: TextRange
    /// Nil for one that is not set.
    let kind: Overlay.Kind?
    fileprivate let left: Int
  }

  private var captions: [CellReference: [Caption]] = [:]
  private var rows: Set<Int> = []
  private var linked: Set<CellReference> = []
  /// Check boxes and option buttons without a caption, and whether they are set; nil where that cannot be told.
  private(set) var bare: [(frame: Frame, isSet: Bool?)] = []

  init(_ sheet: Worksheet, _ book: XLSXWorkbook) {
    for control in sheet.controls {
      let own = control.linkedCell.split(separator: "!").last.map { Array($0.utf8) }
      if let own, let cell = CellReference(own) { linked.insert(cell) }
      guard let frame = control.frame else { continue }
      switch control.kind {
      case .checkBox, .optionButton: add(control, frame, sheet, book)
      case .dropDown: addChosen(control, frame, sheet, book)
      case .list, .groupBox, .other: break
      }
    }
    for place in captions.keys { captions[place]?.sort { $0.left < $1.left } }
  }

  func captions(in place: CellReference) -> [Caption] { captions[place] ?? [] }

  func hasCaption(inRow row: Int) -> Bool { rows.contains(row) }

  func links(to place: CellReference) -> Bool { linked.contains(place) }

  private mutating func add(_ control: Control, _ frame: Frame, _ sheet: Worksheet, _ book: XLSXWorkbook) {
    let isSet: Bool? =
      switch control.state {
      case .on: true
      case .off: false
      default: nil
      }
    guard !control.caption.isEmpty else { return bare.append((frame, isSet)) }
    let kind: Overlay.Kind? = isSet.map { $0 ? .drawing : nil } ?? .unclear
    place(control.caption, kind, frame, sheet)
  }

  /// What is chosen from a list is shown as text.
  private mutating func addChosen(_ control: Control, _ frame: Frame, _ sheet: Worksheet, _ book: XLSXWorkbook) {
    guard case .chosen(let number) = control.state, number > 0 else { return }
    let parts = control.choices.split(separator: "!").map(String.init)
    let home = parts.count == 2 ? book.sheets.first { $0.name == parts[0].filter { $0 != "'" } } : sheet
    guard let home, let list = parts.last.flatMap({ CellRange(Array($0.filter { $0 != "$" }.utf8)) }),
      number <= list.rows.count,
      let cell = home.cell(
        at: CellReference(row: list.rows.lowerBound + number - 1, column: list.columns.lowerBound))
    else { return }
    place(cell.text, nil, frame, sheet)
  }

  private mutating func place(_ text: TextRange, _ kind: Overlay.Kind?, _ frame: Frame, _ sheet: Worksheet) {
    let middle = (x: frame.x + frame.width / 2, y: frame.y + frame.height / 2)
    guard let under = sheet.place(atX: middle.x, y: middle.y) else { return }
    let merged = sheet.merge(at: under)
    let place = merged.map { CellReference(row: $0.rows.lowerBound, column: $0.columns.lowerBound) } ?? under
    captions[place, default: []].append(Caption(text: text, kind: kind, left: frame.x))
    rows.insert(place.row)
  }
}
