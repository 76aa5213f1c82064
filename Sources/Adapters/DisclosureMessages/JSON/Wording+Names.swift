package import DisclosureCore

/// Names of answers, states and severities in the words of the people who read them.
///
/// The English ones are those that policies and JSON write.
extension Wording {
  package static func name(of answer: Answer) -> Label {
    let japanese =
      switch answer {
      case .yes: "はい"
      case .no: "いいえ"
      case .notApplicable: "対象外"
      case .applies: "該当"
      case .doesNotApply: "非該当"
      }
    return Label(japanese: japanese, english: answer.name)
  }

  package static func name(of state: Reading.State) -> Label {
    let japanese =
      switch state {
      case .explicit: "回答あり"
      case .unresolved: "未読取"
      case .conflicting: "複数回答"
      case .blank: "無回答"
      case .absent: "行なし"
      }
    return Label(japanese: japanese, english: state.name)
  }

  package static func name(of outcome: Outcome) -> Label {
    let japanese =
      switch outcome {
      case .pass: "適"
      case .fail: "否"
      case .exempt: "除外"
      case .unknown: "不明"
      case .waived: "免除"
      }
    return Label(japanese: japanese, english: outcome.name)
  }

  package static func name(of severity: Rule.Severity) -> Label {
    let japanese =
      switch severity {
      case .critical: "最重要"
      case .major: "重要"
      case .minor: "軽微"
      }
    return Label(japanese: japanese, english: severity.rawValue)
  }

  package static func name(of severity: Finding.Severity) -> Label {
    let japanese =
      switch severity {
      case .error: "誤り"
      case .warning: "注意"
      case .info: "参考"
      }
    return Label(japanese: japanese, english: severity.rawValue)
  }
}
