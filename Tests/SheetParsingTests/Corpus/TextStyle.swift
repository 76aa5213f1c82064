import DisclosureCore

/// One way in which people fill in the form as text.
struct TextStyle: Sendable {
  typealias Row = FilledForm.Row

  /// What a careful person reads in a row.
  enum Expectation: Equatable {
    case answer(Answer)
    case state(Reading.State)
    /// No answer, whatever the state.
    case noAnswer
  }

  let name: String
  /// Lines before the rows.
  var opening: [String] = []
  /// Lines before every tenth row, as a new page has them.
  var page: [String] = []
  /// Rows in a hundred that are left out; 0 where the style has no way to show it.
  var blanks = 3
  /// Whether the rows show their remarks.
  var showsRemarks = true
  /// Whether empty lines may stand between rows.
  var hasSections = true
  let row: @Sendable (Row) -> String
  var expected: @Sendable (Row) -> Expectation = { $0.answer.map { .answer($0) } ?? .state(.blank) }
  /// What is done to the whole text at last.
  var finish: @Sendable (String) -> String = { $0 }

  static let title = "サービス事業者による医療情報セキュリティ開示書 (医療情報システムの安全管理に関するガイドライン第6.0版対応)"

  /// - Parameters:
  ///   - asides: legends, examples and instructions before the rows.
  ///   - marksInRemarks: whether remarks hold rows with marks.
  func document(_ form: FilledForm, asides: [String] = [], marksInRemarks: Bool = false) -> String {
    var lines = [TextStyle.title, "", "作成日\t2025年10月1日", "サービス事業者\t株式会社見本", "サービス名称\t見本サービス", ""]
    lines += asides + (asides.isEmpty ? [] : [""]) + opening
    for row in form.rows {
      if row.number % 10 == 0 {
        if hasSections, row.number > 0 { lines += ["", "\(row.item.section.name.japanese)の対策", ""] }
        if row.number > 0 { lines += page }
      }
      if row.item.id == "17.1.b1" { lines.append("17.1 利用者認証の方式の区分？") }
      if row.item.id == "59" { lines.append("59～63の質問では、対応している方式を「該当」、対応していない方式を「非該当」としてください。") }
      lines.append(self.row(row))
    }
    lines += ["", "備考記載欄"]
    for number in 1...5 {
      lines.append("\(number)\t10/12 施錠している。")
      if marksInRemarks {
        lines += ["●はい いいえ 対象外", "2 ●はい\tいいえ\t対象外\t備考\t-", "回答：いいえ", "| 3 | ○ | | | - |"]
      }
    }
    return finish(lines.joined(separator: "\n") + "\n")
  }
}

extension TextStyle {
  /// A row with all choices printed.
  static func printed(
    _ name: String, _ gap: String = "\t", behind: String? = "\t備考\t", blanks: Int = 3,
    chosen: @escaping @Sendable (String) -> String, others: @escaping @Sendable (String) -> String = { $0 }
  ) -> TextStyle {
    TextStyle(
      name: name, blanks: blanks, showsRemarks: behind != nil,
      row: { row in
        let choices = row.choices.map { $0 == row.answer ? chosen(word($0)) : others(word($0)) }
        return row.head + (gap == "\t" ? gap : " ") + choices.joined(separator: gap)
          + (behind.map { $0 + row.remark } ?? "")
      })
  }

  func with(_ change: (inout TextStyle) -> Void) -> TextStyle {
    var copy = self
    change(&copy)
    return copy
  }
}
