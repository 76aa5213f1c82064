import XLSXWorkbook

/// Where the letters of a cell stand, as far as that can be told without the font: letters of full width are as wide as
/// they are high, others half of that.
struct CellText {
  private static let pointsToUnits = 12_700.0
  /// What Excel leaves free at either edge.
  private static let padding = 19_050.0

  /// How high and wide a letter of full width is.
  let em: Double
  private let frame: Box
  private let alignment: CellStyle.Alignment
  /// For each line its bytes and where its letters begin and end, counted from the line's left end.
  private let lines: [Line]

  private struct Line {
    var letters: [(offset: Int, left: Double, right: Double)] = []
    var width: Double { letters.last?.right ?? 0 }
  }

  init(_ text: ArraySlice<UInt8>, _ style: CellStyle, isNumber: Bool, frame: Box) {
    self.frame = frame
    em = style.font.size * CellText.pointsToUnits
    alignment = style.alignment == .general && isNumber ? .right : style.alignment
    let room = style.isWrapped ? frame.width - 2 * CellText.padding : .infinity
    var lines = [Line()]
    for (offset, byte) in text.enumerated() where byte & 0xC0 != 0x80 {
      if byte == UInt8(ascii: "\n") {
        lines.append(Line())
        continue
      }
      let width = CellText.isHalf(text, at: text.startIndex + offset) ? em / 2 : em
      if lines[lines.count - 1].width + width > room, !lines[lines.count - 1].letters.isEmpty { lines.append(Line()) }
      let left = lines[lines.count - 1].width
      lines[lines.count - 1].letters.append((offset, left, left + width))
    }
    self.lines = lines
  }

  /// The rectangle of some letters; nil where they stand on two lines.
  ///
  /// - Parameter range: in bytes from the start of the cell's text.
  func box(of range: Range<Int>) -> Box? {
    for (at, line) in lines.enumerated() {
      let letters = line.letters.filter { range.contains($0.offset) }
      guard let first = letters.first, let last = letters.last else { continue }
      let isWhole = letters.count == lines.reduce(0) { $0 + $1.letters.count { range.contains($0.offset) } }
      guard isWhole else { return nil }
      let start = left(of: line)
      let (top, bottom) = rows(of: at)
      return Box(left: start + first.left, top: top, right: start + last.right, bottom: bottom)
    }
    return nil
  }

  private func left(of line: Line) -> Double {
    switch alignment {
    case .center: (frame.left + frame.right - line.width) / 2
    case .right: frame.right - CellText.padding - line.width
    default: frame.left + CellText.padding
    }
  }

  /// One line has the whole height; several stand together at the bottom, or share the height where they fill it.
  private func rows(of line: Int) -> (top: Double, bottom: Double) {
    let count = Double(lines.count)
    let height = lines.count == 1 ? frame.height : min(frame.height / count, max(em * 1.3, frame.height * 0.7 / count))
    let top = frame.bottom - height * (count - Double(line))
    return (top, top + height)
  }

  /// ASCII, and kana of half width (U+FF61 to U+FF9F).
  private static func isHalf(_ text: ArraySlice<UInt8>, at: Int) -> Bool {
    if text[at] < 0x80 { return true }
    guard text[at] == 0xEF, at + 2 < text.endIndex else { return false }
    return text[at + 1] == 0xBD && text[at + 2] >= 0xA1 || text[at + 1] == 0xBE && text[at + 2] <= 0x9F
  }
}
