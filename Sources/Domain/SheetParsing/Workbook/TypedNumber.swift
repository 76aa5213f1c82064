import XLSXWorkbook

/// What a person may have typed where a spreadsheet kept a number or a day: 1.1 that is shown as 1.10, or 12.1 that
/// became the first of December.
enum TypedNumber {
  /// Ids as they may have been typed; whoever knows the form chooses among them.
  static func alternatives(of cell: Cell, _ book: XLSXWorkbook) -> [[UInt8]] {
    let shown = Array(book.bytes(of: cell.text))
    guard cell.kind == .date else {
      let point = UInt8(ascii: ".")
      var forms = [shown, Array(book.bytes(of: cell.written))]
      if shown.contains(point) {
        let zero = UInt8(ascii: "0")
        let short = Array(shown.reversed().drop { $0 == zero }.drop { $0 == point }.reversed())
        forms += [short, short + (short.contains(point) ? [zero] : [])]
      }
      return Array(Set(forms))
    }
    let parts = shown.split(separator: UInt8(ascii: "-"))
    guard parts.count == 3 else { return [] }
    let (year, month, day) = (parts[0].suffix(2), parts[1], parts[2])
    return [[month, day], [year, month, day]].map { Array($0.map(bare).joined(separator: [UInt8(ascii: ".")])) }
  }

  private static func bare(_ digits: ArraySlice<UInt8>) -> ArraySlice<UInt8> { digits.drop { $0 == UInt8(ascii: "0") } }
}
