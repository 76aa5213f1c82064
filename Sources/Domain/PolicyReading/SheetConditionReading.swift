import DisclosureCore
import YAMLDocument

/// Conditions about the sheet as a whole: its age, its edition, what was found in it.
extension PolicyFileReader {
  /// The longest age that can be asked for, in months.
  private static let maximumAge = 1200

  /// `{atMost: 24 months}`
  mutating func readAge(_ node: YAMLNode) -> Int? {
    guard let mapping = readMapping(node, Self.named("sheetAge"), keys: ["atMost"]),
      let scalar = text(in: mapping, "atMost")
    else {
      return nil
    }
    let words = scalar.text.split(separator: " ")
    let number = words.first.flatMap { wholeNumber($0) }
    guard words.count == 2, let number, words[1] == "months" || words[1] == "month" else {
      let isYears = words.count == 2 && (words[1] == "years" || words[1] == "year")
      let months = isYears ? number.map { $0 * 12 } : number
      let written = "\(months.map(String.init) ?? "24") months"
      note(scalar.mark, ja: "期間は月数で、\(written) のように書きます", en: "the age is a number of months: write \(written)")
      return nil
    }
    guard (1...Self.maximumAge).contains(number) else {
      note(
        scalar.mark, ja: "期間は1〜\(Self.maximumAge) months です", en: "the age is 1 to \(Self.maximumAge) months")
      return nil
    }
    return number
  }

  /// `{atLeast: "5.0"}`
  mutating func readEdition(_ node: YAMLNode) -> String? {
    guard let mapping = readMapping(node, Self.named("edition"), keys: ["atLeast"]),
      let scalar = text(in: mapping, "atLeast")
    else {
      return nil
    }
    guard Edition(scalar.text) != nil else {
      note(
        scalar.mark, ja: "'\(shown(scalar.text))' は版ではありません。版は \"5.0\" のように数字を点でつなぎます",
        en: "'\(shown(scalar.text))' is no edition; an edition is numbers joined by dots, such as \"5.0\"")
      return nil
    }
    return scalar.text
  }

  mutating func readFinding(_ node: YAMLNode) -> Finding.Code? {
    guard let scalar = readScalar(node, Self.named("finding")) else { return nil }
    guard let code = Finding.Code(scalar.text), Finding.Code.checked.contains(code) else {
      let known = Finding.Code.checked.map(\.text)
      let hint = NearestNames.hint(scalar.text, among: known) ?? Self.offered(known)
      note(
        scalar.mark, ja: "'\(shown(scalar.text))' は検査される指摘事項ではありません\(hint.japanese)",
        en: "'\(shown(scalar.text))' is no finding that is checked\(hint.english)")
      return nil
    }
    return code
  }
}
