import DisclosureCore
import YAMLDocument

/// Answers, and what somebody means who writes them otherwise.
extension PolicyFileReader {
  /// One answer or a list of them.
  ///
  /// - Parameters:
  ///   - item: the item that is to answer so, where one is named and known.
  ///   - ofEachItem: it is each of the rule's items that is to answer so.
  mutating func readAnswers(_ node: YAMLNode, of item: Item?, ofEachItem: Bool) -> AnswerSet? {
    let nodes = node.sequence?.items ?? [node]
    guard !nodes.isEmpty else {
      note(
        node.mark, ja: "回答が一つ以上必要です（例: yes、[yes, notApplicable]）",
        en: "at least one answer is needed here, such as yes or [yes, notApplicable]")
      return nil
    }
    let answers = nodes.compactMap { readAnswer($0, of: item, ofEachItem) }
    return answers.count == nodes.count ? AnswerSet(answers) : nil
  }

  mutating func readAnswer(_ node: YAMLNode, of item: Item?, _ ofEachItem: Bool) -> Answer? {
    guard let scalar = readScalar(node, Label(japanese: "回答", english: "an answer")) else { return nil }
    let answer = Answer(name: scalar.text)
    guard let meant = answer ?? AnswerWords.meant(by: scalar.text) else {
      let known = Answer.allCases.map(\.name).joined(separator: ", ")
      note(
        scalar.mark, ja: "'\(shown(scalar.text))' は回答ではありません。使えるのは \(known) です",
        en: "'\(shown(scalar.text))' is no answer; there are \(known)")
      return nil
    }
    if ofEachItem { spoken.insert(meant) }
    if let item, !item.answers.contains(meant) {
      noteRefusal(of: [meant], by: item, at: scalar.mark)
    } else if answer == nil {
      let refused = ofEachItem && !listed.isEmpty && !listed.contains { $0.answers.contains(meant) }
      let right = refused ? AnswerWords.counterpart(of: meant) : meant
      let (found, written) = (shown(scalar.text), AnswerWords.shown(right))
      note(
        scalar.mark, ja: "'\(found)' は回答ではありません。\(written) と書いてください",
        en: "'\(found)' is no answer; write \(written)")
    } else {
      return answer
    }
    return nil
  }
}

extension PolicyFileReader {
  /// Why an item is never answered so, and what to write instead.
  mutating func noteRefusal(of answers: [Answer], by item: Item, at mark: Mark) {
    let refused = answers.map(AnswerWords.shown).joined(separator: ", ")
    let counterparts = AnswerSet(answers.map { AnswerWords.counterpart(of: $0) }).inOrder
    let (id, instead) = (item.id, counterparts.map(AnswerWords.shown).joined(separator: ", "))
    let isGate = item.kind == .gate
    note(
      mark,
      ja: "\(id) は該当・非該当を問う項目\(isGate ? "で" : "ではなく")、\(refused) という回答はありません。\(instead) と書いてください",
      en: "\(id) is \(isGate ? "a gate" : "no gate") and never answered \(refused); say \(instead)")
  }
}

/// The words of the form and of other languages for answers.
enum AnswerWords {
  private static let words: [(word: String, answer: Answer)] = [
    ("はい", .yes), ("いいえ", .no), ("対象外", .notApplicable), ("該当", .applies), ("非該当", .doesNotApply), ("true", .yes),
    ("false", .no), ("y", .yes), ("n", .no), ("n/a", .notApplicable), ("na", .notApplicable),
    ("applicable", .applies),
  ]

  /// What a text that is no answer most likely stands for.
  static func meant(by text: String) -> Answer? {
    let folded = text.lowercased()
    if let exact = words.first(where: { $0.word == folded }) { return exact.answer }
    return NearestNames.of(folded, among: Answer.allCases.map(\.name)).first.flatMap { Answer(name: $0) }
  }

  /// `applies (該当)`
  static func shown(_ answer: Answer) -> String {
    words.first { $0.answer == answer }.map { "\(answer.name) (\($0.word))" } ?? answer.name
  }

  /// What a gate says where other rows say this, and the other way round.
  static func counterpart(of answer: Answer) -> Answer {
    switch answer {
    case .yes: .applies
    case .no, .notApplicable: .doesNotApply
    case .applies: .yes
    case .doesNotApply: .notApplicable
    }
  }
}
