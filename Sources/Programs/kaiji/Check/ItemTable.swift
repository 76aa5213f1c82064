import Commands
import DisclosureCore
import DisclosureMessages
import UnicodeForms

/// What was read of each item, section by section: number, label, answer, kind of mark, place and remarks.
///
/// Below an item that is not plainly answered stands what is in the sheet, and what is wrong with its marks.
struct ItemTable {
  let sheet: Sheet
  /// Whether items that are plainly answered are left out.
  let showsDoubtfulOnly: Bool

  private struct Row {
    let at: Int
    let item: Item
    let reading: Reading

    var cells: [String] {
      let marks = reading.evidence.compactMap(\.mark).map { Wording.name(of: $0).text }
      var kinds: [String] = []
      for mark in marks where !kinds.contains(mark) { kinds.append(mark) }
      let places = reading.evidence.map { Wording.place($0.place).text }
      let prose = reading.remarkText == nil ? [] : ["※"]
      return [
        item.id, item.label.text, reading.told.text, kinds.joined(separator: "+"), places.first ?? "",
        (reading.remarks.map(String.init) + prose).joined(separator: ", "),
      ].map(Terminal.shown)
    }
  }

  /// Empty where there is nothing to show.
  var text: String {
    let rows = rows
    guard !rows.isEmpty else { return "" }
    let cells = rows.map(\.cells)
    let widths = widths(of: [Self.head] + cells)
    var text = Paint.faint(line(Self.head, widths)) + "\n"
    var section: String?
    for (row, cells) in zip(rows, cells) {
      if row.item.section.code != section {
        section = row.item.section.code
        text += "  " + Paint.bold(row.item.section.name.text) + "\n"
      }
      text += line(cells, widths, answer: row.reading.paint) + "\n" + reasons(of: row)
    }
    return text
  }

  private static var head: [String] {
    [
      Phrase(ja: "番号", en: "No."), Phrase(ja: "項目", en: "Item"), Phrase(ja: "回答", en: "Answer"),
      Phrase(ja: "印", en: "Mark"), Phrase(ja: "場所", en: "Place"), Phrase(ja: "備考", en: "Remarks"),
    ].map(\.text)
  }

  private var rows: [Row] {
    zip(sheet.catalogue.items, sheet.readings).enumerated().compactMap { at, pair in
      guard let reading = pair.1, !showsDoubtfulOnly || reading.isDoubtful else { return nil }
      return Row(at: at, item: pair.0, reading: reading)
    }
  }

  /// The label takes what the others leave.
  private func widths(of rows: [[String]]) -> [Int] {
    let most = [10, 0, 16, 16, 16, 16]
    var widths = most.indices.map { column in
      min(most[column], rows.map { TerminalWidth.of($0[column]) }.max() ?? 0)
    }
    let others = widths.reduce(0, +) + 2 * widths.count + 2
    let longest = rows.map { TerminalWidth.of($0[1]) }.max() ?? 0
    widths[1] = max(20, min(longest, FittedText.page - others))
    return widths
  }

  private func line(_ cells: [String], _ widths: [Int], answer: Paint? = nil) -> String {
    var fitted = zip(cells, widths).map { FittedText.cell($0, $1) }
    while fitted.count > 1, fitted.last?.allSatisfy({ $0 == " " }) == true { fitted.removeLast() }
    if let last = fitted.indices.last, last > 2 { fitted[last] = FittedText.cut(cells[last], widths[last]) }
    if let answer, fitted.count > 2 { fitted[2] = answer(fitted[2]) }
    return "    " + fitted.joined(separator: "  ")
  }

  /// What is wrong with its marks, and what stands in the sheet; what a mere state means is told once for all.
  private func reasons(of row: Row) -> String {
    let (reading, indent) = (row.reading, String(repeating: " ", count: 8))
    var lines: [String] = []
    if reading.isDoubtful {
      lines += Wording.reasons(of: reading.irregularities).map { Paint.yellow($0.text) }
      let isAlone = reading.evidence.count == 1
      lines += reading.evidence.map { FittedText.cutInside(shown($0, withPlace: !isAlone), FittedText.page - 8) }
    }
    if let prose = reading.remarkText {
      lines.append(FittedText.cut("※ \(Terminal.shown(prose))", FittedText.page - 8))
    }
    return lines.map { indent + $0 + "\n" }.joined()
  }

  private func shown(_ evidence: Evidence, withPlace: Bool) -> String {
    guard withPlace else { return Terminal.shown(evidence.text) }
    let mark = evidence.mark.map { " (\(Wording.name(of: $0).text))" } ?? ""
    return Terminal.shown("\(Wording.place(evidence.place).text)\(mark): \(evidence.text)")
  }
}

extension Reading {
  var isDoubtful: Bool { state != .explicit || !irregularities.isEmpty }

  /// The answer, or why there is none, in a word.
  var told: Label { answer.map { Wording.name(of: $0) } ?? Wording.name(of: state) }

  fileprivate var paint: Paint {
    switch answer {
    case .yes: .green
    case .no: .yellow
    case .notApplicable: .faint
    case .applies, .doesNotApply: .cyan
    case nil: .red
    }
  }
}
