import DisclosureCore

extension TextStyle {
  private static func replaced(_ name: String, _ glyph: String, _ gap: String, _ behind: String) -> TextStyle {
    TextStyle(
      name: name,
      row: { row in
        row.head + (gap == "\t" ? gap : " ")
          + row.choices.map { $0 == row.answer ? glyph : word($0) }.joined(separator: gap)
          + behind + row.remark
      })
  }

  private static func alone(
    _ name: String, _ before: String, _ behind: String?, _ written: @escaping @Sendable (Answer) -> String = word
  ) -> TextStyle {
    TextStyle(
      name: name, blanks: 0, showsRemarks: behind != nil,
      row: { row in
        row.head + (before.isEmpty && row.item.kind == .bullet ? "\t" : before) + (row.answer.map(written) ?? "")
          + (behind.map { $0 + row.remark } ?? "")
      })
  }

  /// The chosen word alone, or a glyph in its place.
  static let words: [TextStyle] = [
    replaced("○ in place of the word, tabs", "○", "\t", "\t備考\t"),
    replaced("● in place of the word, / between", "●", "/", "\t備考\t"),
    replaced("✓ in place of the word, spaces", "✓", " ", " 備考 "),
    replaced("◎ in place of the word, ／ between", "◎", " ／ ", "\t備考\t"),
    alone("the word alone, tabs", "\t", "\t備考\t"), alone("the word alone in its cell, 備考 missing", "\t", "\t"),
    alone("the word alone behind the question", " ", nil)
      // Behind a bullet's prose it might be the prose's own.
      .with {
        $0.expected = { row in
          row.question.hasSuffix("認証") ? .noAnswer : row.answer.map { .answer($0) } ?? .state(.blank)
        }
      }, alone("the word alone behind the question, 備考", " ", " 備考 "),
    alone("the word alone touching the question's end", "", "\t備考\t"),
    alone("the word alone with ●", "\t", "\t備考\t") { "●" + word($0) },
    alone("the word alone in brackets", "\t", "\t備考\t") { "【\(word($0))】" },
    alone("the word alone in half-width kana", "\t", "\t備考\t", halfWidth),
    alone("the word alone on a line", "\n", "\n備考："),
    alone("回答：はい in the row", " 回答：", " 備考："), alone("回答: はい in cells", "\t回答: ", "\t備考\t"),
    alone("回答：はい on a line", "\n回答：", "\n備考："), alone("回答欄　はい on a line", "\n回答欄　", "\n備考　"),
    alone("【回答】 in a cell and the word", "\t回答\t", "\t備考\t"),
    TextStyle(
      name: "● before a half-width word",
      row: { row in
        row.head + "\t" + row.choices.map { ($0 == row.answer ? "●" : "") + halfWidth($0) }.joined(separator: "\t")
          + "\t"
          + row.remarkCells
      }),
    TextStyle(
      name: "ﾋﾞｺｳ and half-width words",
      row: { row in
        row.head + "\t" + row.choices.map { halfWidth($0) + ($0 == row.answer ? "○" : "") }.joined(separator: " ")
          + "\tﾋﾞｺｳ\t" + row.remark
      }),
    .printed("[ハイ] in full-width katakana") { $0 == "はい" ? "[ハイ]" : $0 == "いいえ" ? "[イイエ]" : "[\($0)]" },
  ]

  @Sendable static func halfWidth(_ answer: Answer) -> String {
    switch answer {
    case .yes: "ﾊｲ"
    case .no: "ｲｲｴ"
    case .notApplicable: "ﾀｲｼｮｳｶﾞｲ"
    case .applies: "ｶﾞｲﾄｳ"
    case .doesNotApply: "ﾋｶﾞｲﾄｳ"
    }
  }
}
