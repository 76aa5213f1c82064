/// What a workbook holds that a person may not see, or that was not used: told once for each kind and worksheet.
struct WorkbookNotes {
  enum Kind: Int {
    case hiddenRow
    case hiddenColumn
    case invisible
    case formulaWithoutValue
  }

  private struct Key: Hashable {
    let kind: Kind
    let sheet: String
  }

  private var order: [Key] = []
  private var rows: [Key: [String]] = [:]
  /// Whether values are used that a program reckoned and kept.
  var hasFormulas = false
  private static let longestList = 16

  mutating func add(_ kind: Kind, _ sheet: String, row: Int) { add(kind, sheet, String(row + 1)) }

  mutating func add(_ kind: Kind, _ sheet: String, column: Int) { add(kind, sheet, String(column + 1)) }

  private mutating func add(_ kind: Kind, _ sheet: String, _ place: String) {
    let key = Key(kind: kind, sheet: sheet)
    if rows[key] == nil { order.append(key) }
    // Of so many the first are enough for a person.
    guard rows[key]?.count ?? 0 <= WorkbookNotes.longestList, rows[key]?.last != place else { return }
    rows[key, default: []].append(place)
  }

  var sentences: [String] {
    order.map { key in
      let places = rows[key] ?? []
      let isLong = places.count > WorkbookNotes.longestList
      let list = places.prefix(WorkbookNotes.longestList).joined(separator: ", ") + (isLong ? " …" : "")
      return switch key.kind {
      case .hiddenRow: "sheet \(key.sheet): hidden rows were read: \(list)"
      case .hiddenColumn: "sheet \(key.sheet): hidden columns were not read: \(list)"
      case .invisible: "sheet \(key.sheet): white text was not read: row \(list)"
      case .formulaWithoutValue: "sheet \(key.sheet): formulas without a kept value: row \(list)"
      }
    } + (hasFormulas ? ["values of formulas are those that the workbook keeps; none was reckoned"] : [])
  }
}
