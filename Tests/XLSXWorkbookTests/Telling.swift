import Foundation
import XLSXWorkbook

/// A workbook that a program beside this file wrote.
func file(_ name: String) throws -> [UInt8] {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Files")
  return [UInt8](try Data(contentsOf: folder.appending(path: name)))
}

/// A workbook in lines that a test can hold: each cell, shape and control with what is special about it.
extension XLSXWorkbook {
  var told: [String] { sheets.flatMap(told) + active.map { "! \($0.kind) \($0.part)" } }

  func told(_ sheet: Worksheet) -> [String] {
    var lines = ["# \(sheet.name)" + (sheet.visibility == .visible ? "" : " \(sheet.visibility)")]
    if !sheet.hasCells { lines.append("no cells") }
    lines += sheet.cells.map(told)
    lines += sheet.merges.map { "merged \($0)" }
    lines += sheet.rows.hidden.map { "hidden rows \($0.lowerBound + 1)-\($0.upperBound + 1)" }
    lines += sheet.columns.hidden.map { "hidden columns \($0.lowerBound + 1)-\($0.upperBound + 1)" }
    lines += sheet.conditionalFormats.map { "conditional \($0)" }
    lines += sheet.shapes.map { shape in
      "\(shape.kind) \(shape.geometry) \(sheet.places(of: shape.frame))"
        + (shape.hasOutline ? " outlined" : "") + (shape.fillOpacity > 0 ? " filled \(shape.fillOpacity)" : "")
        + (shape.isHidden ? " hidden" : "") + (shape.isRotated ? " rotated" : "") + told(shape.text)
    }
    lines += sheet.controls.map { control in
      "\(control.kind) \(control.state) \(control.frame.map { sheet.places(of: $0) } ?? "nowhere")"
        + told(control.caption) + (control.linkedCell.isEmpty ? "" : " -> \(control.linkedCell)")
        + (control.choices.isEmpty ? "" : " of \(control.choices)") + (control.isActiveX ? " ActiveX" : "")
    }
    return lines
  }

  private func told(_ cell: Cell) -> String {
    let style = style(of: cell)
    var line = "\(cell.place) \(cell.kind)" + told(cell.text)
    if cell.isNumber { line += " \(string(of: cell.written))" }
    if cell.isShownOtherwise { line += " otherwise" }
    if cell.formula != .none { line += " \(cell.formula)" }
    line += told(style.font)
    if style.font.size != 11 { line += " size \(style.font.size)" }
    if style.fill != 0 { line += " fill" }
    if style.alignment != .general { line += " \(style.alignment)" }
    if style.isWrapped { line += " wrapped" }
    if style.isCheckBox { line += " box" }
    for run in runs[cell.runs] { line += " {\(string(of: run.text))\(run.font.map(told) ?? "")}" }
    return line
  }

  private func told(_ font: FontStyle) -> String {
    (font.isBold ? " bold" : "") + (font.isStruck ? " struck" : "") + (font.isUnderlined ? " underlined" : "")
      + (font.colour == 0 ? "" : " #\(String(font.colour, radix: 16))")
  }

  private func told(_ text: TextRange) -> String {
    text.isEmpty ? "" : " '\(string(of: text).replacingOccurrences(of: "\n", with: "⏎"))'"
  }
}

extension Worksheet {
  /// The cells under the first and the last point of a rectangle.
  func places(of frame: Frame) -> String {
    let first = place(atX: frame.x, y: frame.y).map(String.init(describing:)) ?? "?"
    let last = place(atX: frame.x + max(0, frame.width - 1), y: frame.y + max(0, frame.height - 1))
    return "\(first)-\(last.map(String.init(describing:)) ?? "?")"
  }
}
