import Commands
import DisclosureCore
import DisclosureMessages
import SpreadsheetCells

/// What was read of a sheet as rows of a spreadsheet, one for each item that can be answered.
struct CheckRows {
  let file: String
  let sheet: Sheet

  /// What stands above the first row, with the mark by which Excel knows UTF-8.
  static var head: [UInt8] {
    let names = [
      Phrase(ja: "ファイル", en: "File"), Phrase(ja: "番号", en: "No."), Phrase(ja: "区分", en: "Section"),
      Phrase(ja: "項目", en: "Item"), Phrase(ja: "状態", en: "State"), Phrase(ja: "回答", en: "Answer"),
      Phrase(ja: "印", en: "Mark"), Phrase(ja: "場所", en: "Place"), Phrase(ja: "備考番号", en: "Remark numbers"),
      Phrase(ja: "備考", en: "Remarks"), Phrase(ja: "記載", en: "Evidence"),
    ]
    return SpreadsheetRow.byteOrderMark + SpreadsheetRow.encoded(names.map(\.text))
  }

  var encoded: [UInt8] {
    zip(sheet.catalogue.items, sheet.readings).reduce(into: []) { rows, pair in
      if let reading = pair.1 { rows += SpreadsheetRow.encoded(cells(of: reading, pair.0)) }
    }
  }

  private func cells(of reading: Reading, _ item: Item) -> [String] {
    let marks = reading.evidence.compactMap { $0.mark.map { Wording.name(of: $0).text } }
    let places = reading.evidence.map { Wording.place($0.place).text }
    let remarks = reading.remarks.compactMap { number in sheet.remarks.first { $0.number == number }?.text }
    let prose = reading.remarkText.map { [$0] } ?? []
    return [
      file, item.id, item.section.name.text, item.label.text, Wording.name(of: reading.state).text,
      reading.answer.map { Wording.name(of: $0).text } ?? "", list(marks), list(places),
      reading.remarks.map(String.init).joined(separator: " "), list(remarks + prose),
      list(reading.evidence.map(\.text)),
    ]
  }

  private func list(_ parts: [String]) -> String { parts.joined(separator: " / ") }
}
