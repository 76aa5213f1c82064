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
      note(node.mark, "at least one answer is needed here, such as yes or [yes, notApplicable]")
      return nil
    }
    let answers = nodes.compactMap { readAnswer($0, of: item, ofEachItem) }
    return answers.count == nodes.count ? AnswerSet(answers) : nil
  }

  private mutating func readAnswer(_ node: YAMLNode, of item: Item?, _ ofEachItem: Bool) -> Answer? {
    guard let scalar = readScalar(node, "an answer") else { return nil }
    let answer = Answer(name: scalar.text)
    guard let meant = answer ?? AnswerWords.meant(by: scalar.text) else {
      let known = Answer.allCases.map(\.name).joined(separator: ", ")
      note(scalar.mark, "'\(shown(scalar.text))' is no answer; there are \(known)")
      return nil
    }
    if ofEachItem { spoken.insert(meant) }
    if let item, !item.answers.contains(meant) {
      note(scalar.mark, AnswerWords.refusal(of: [meant], by: item))
    } else if answer == nil {
      let refused = ofEachItem && !listed.isEmpty && !listed.contains { $0.answers.contains(meant) }
      let right = refused ? AnswerWords.counterpart(of: meant) : meant
      note(scalar.mark, "'\(shown(scalar.text))' is no answer; write \(AnswerWords.shown(right))")
    } else {
      return answer
    }
    return nil
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

  /// Why an item is never answered so, and what to write instead.
  static func refusal(of answers: [Answer], by item: Item) -> String {
    let refused = answers.map(shown).joined(separator: ", ")
    let instead = AnswerSet(answers.map { counterpart(of: $0) }).inOrder.map(shown).joined(separator: ", ")
    return "\(item.id) is \(item.kind == .gate ? "a gate" : "no gate") and never answered \(refused); say \(instead)"
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
