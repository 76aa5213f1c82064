import DisclosureCore
import YAMLDocument

/// What stands in a row's 備考 cell.
struct RemarkCell {
  /// Of remarks that it refers to.
  var numbers: [Int] = []
  /// Prose of its own.
  var text: String?
}

/// Remarks of the sheet of a policy test: in the rows, and numbered at its end.
extension PolicyFileReader {
  /// As many as the reader of documents takes.
  private static let maximumRemarks = 1000
  private static let numbered = Label(japanese: "番号付きの備考", english: "a numbered remark")

  /// Prose, or a list of the numbers that the row refers to.
  mutating func readRemarkCell(_ node: YAMLNode) -> RemarkCell? {
    if let sequence = node.sequence {
      let numbers = sequence.items.compactMap { readRemarkNumber($0) }
      guard !sequence.items.isEmpty else {
        note(
          node.mark, ja: "備考は本文か、番号の一覧（例 [1, 2]）です",
          en: "a remark is a text, or a list of at least one number such as [1, 2]")
        return nil
      }
      return numbers.count == sequence.items.count ? RemarkCell(numbers: numbers) : nil
    }
    guard let scalar = readScalar(node, Self.named("remarks")) else { return nil }
    guard !scalar.text.isEmpty else {
      note(scalar.mark, ja: "備考の本文が空です", en: "the remark has no text")
      return nil
    }
    return RemarkCell(text: scalar.text)
  }

  /// `[{number: 1, text: 本文, names: ["22"]}]`: in the sheet's order, and as wrong as a sheet may be.
  mutating func readNumbered(_ node: YAMLNode) -> [Remark] {
    guard let sequence = node.sequence, sequence.items.count <= Self.maximumRemarks else {
      let most = Self.maximumRemarks
      note(
        node.mark, ja: "numbered は {number: 1, text: 本文} のような備考の一覧で、\(most) 件までです",
        en: "numbered is a list of at most \(most) remarks such as {number: 1, text: 本文}")
      return []
    }
    return sequence.items.compactMap { readNumberedRemark($0) }
  }

  private mutating func readNumberedRemark(_ node: YAMLNode) -> Remark? {
    guard let mapping = readMapping(node, Self.numbered, keys: ["number", "text", "names"]) else { return nil }
    let number = value(in: mapping, "number").flatMap { readRemarkNumber($0) }
    let text = mapping["text"].map { readScalar($0, Self.named("text"))?.text } ?? ""
    let names = mapping["names"].map { readNames($0) } ?? []
    guard let number, let text, let names else { return nil }
    return Remark(number: number, text: text, names: names)
  }

  /// A remark may name a heading: it then speaks of the bullets under it.
  private mutating func readNames(_ node: YAMLNode) -> [String]? {
    guard let sequence = node.sequence else {
      note(node.mark, ja: "names は項目番号の一覧です（例 [\"22\"]）", en: "names is a list of item ids, such as [\"22\"]")
      return nil
    }
    let label = Label(japanese: "項目", english: "an item")
    let names = sequence.items.compactMap { readScalar($0, label).flatMap { readAnyItem($0) }?.id }
    return names.count == sequence.items.count ? names : nil
  }

  private mutating func readRemarkNumber(_ node: YAMLNode) -> Int? {
    guard let scalar = readScalar(node, Label(japanese: "備考の番号", english: "the number of a remark")) else {
      return nil
    }
    guard let number = wholeNumber(scalar.text), number >= 1 else {
      note(
        scalar.mark, ja: "'\(shown(scalar.text))' は備考の番号ではありません。1以上の整数を書いてください",
        en: "'\(shown(scalar.text))' is no number of a remark; write a whole number from 1 on")
      return nil
    }
    return number
  }
}
