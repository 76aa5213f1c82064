import DisclosureCore
import YAMLDocument

/// The small sheet of a policy test.
extension PolicyFileReader {
  private static let keys = ["date", "answers", "remarks", "numbered", "others"]
  /// What can be said of a row instead of an answer.
  private static let states = Reading.State.allCases.filter { $0 != .explicit }

  /// A sheet as the reader of documents would have made it, and checked for findings like any other.
  mutating func readSheet(_ node: YAMLNode) -> Sheet? {
    guard let mapping = readMapping(node, Self.named("sheet"), keys: Self.keys) else { return nil }
    let date = mapping["date"].flatMap { readDay($0, "date") }
    let others = mapping["others"].flatMap { readAnswers($0, of: nil, ofEachItem: false) }
    var written: [String: WrittenRow] = [:]
    for entry in readEntries(of: mapping["answers"], "answers", example: "{\"17.3\": yes}") {
      let item = readItem(.scalar(entry.key))
      if let row = readRow(entry.value, of: item), let item { written[item.id] = row }
    }
    var remarks: [String: RemarkCell] = [:]
    for entry in readEntries(of: mapping["remarks"], "remarks", example: "{\"17.3\": 本文, \"22\": [1]}") {
      let item = readItem(.scalar(entry.key))
      if let cell = readRemarkCell(entry.value), let item { remarks[item.id] = cell }
    }
    let numbered = mapping["numbered"].map { readNumbered($0) } ?? []
    guard let catalogue, (date == nil) == (mapping["date"] == nil) else { return nil }
    return Sheet(
      catalogue: catalogue, header: Header(date: date),
      source: Source(mediaType: "application/yaml", encoding: "UTF-8", bytes: 0),
      readings: catalogue.items.map { item in
        (written[item.id] ?? WrittenRow(others, of: item)).reading(remark: remarks[item.id])
      },
      remarks: numbered, notes: [])
  }

  private enum WrittenRow {
    case answer(Answer)
    case state(Reading.State)

    /// A row that the test does not name: the first answer of `others` that it admits, else its mark is lost.
    init(_ others: AnswerSet?, of item: Item) {
      self = others?.inOrder.first(where: item.answers.contains).map { .answer($0) } ?? .state(.unresolved)
    }

    func reading(remark cell: RemarkCell?) -> Reading {
      let (numbers, text) = (cell?.numbers ?? [], cell?.text)
      return switch self {
      case .answer(let answer): Reading(explicit: answer, remarks: numbers, remarkText: text)
      case .state(let state): Reading(without: state, remarks: numbers, remarkText: text)
      }
    }
  }

  private mutating func readRow(_ node: YAMLNode, of item: Item?) -> WrittenRow? {
    if let word = node.scalar, let state = Self.states.first(where: { $0.name == word.text }) { return .state(state) }
    if let word = node.scalar, AnswerWords.meant(by: word.text) == nil,
      let hint = NearestNames.hint(word.text, among: Self.states.map(\.name))
    {
      note(
        word.mark, ja: "'\(shown(word.text))' は回答ではありません\(hint.japanese)",
        en: "'\(shown(word.text))' is no answer\(hint.english)")
      return nil
    }
    return readAnswer(node, of: item, false).map { .answer($0) }
  }
}
