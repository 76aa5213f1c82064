/// The rules about how rows were found and marked. They act on what was seen and can always tell. One finding for all
/// rows of a kind: one hand, or one edition, made them so.
func rowFindings(_ readings: [Reading?]) -> [Finding] {
  func rows(_ irregularity: Reading.Irregularities) -> [Int] {
    readings.indices.filter { readings[$0]?.irregularities.contains(irregularity) ?? false }
  }
  func finding(_ code: Finding.Code, _ severity: Finding.Severity, _ rows: [Int], quotesRows: Bool = true) -> Finding? {
    guard !rows.isEmpty else { return nil }
    let quotes = quotesRows ? rows.flatMap { readings[$0]?.evidence.map(\.text) ?? [] } : []
    return Finding(
      code: code, severity: severity, items: rows, quotes: Array(quotes.prefix(Finding.longestList)))
  }
  return [
    // G3: a gate is marked はい, いいえ or 対象外, or another row 該当 or 非該当.
    finding(.init(.gate, 3), .error, rows(.foreignAnswer)),
    // H6: an item stands in the sheet twice, with two answers.
    finding(.init(.sheet, 6), .error, rows(.twoRows)),
    // H7: items of the form are missing.
    finding(.init(.sheet, 7), .warning, readings.indices.filter { readings[$0]?.state == .absent }, quotesRows: false),
    // H10: two answers are marked in one row.
    finding(.init(.sheet, 10), .error, rows(.twoMarks)),
  ].compactMap(\.self)
}

extension Finding {
  /// How many quotes are kept of a finding that has many rows.
  static let longestList = 16
}
