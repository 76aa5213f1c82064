import DisclosureCore

extension TextStyle {
  /// A glyph beside the chosen word.
  static let glyphs: [TextStyle] =
    ["●", "◎", "■", "☑", "✓", "✔", "レ", "○", "〇", "◯", "✔\u{FE0F}"].map { glyph in
      .printed("\(glyph) before the word, tabs") { glyph + $0 }
    }
    + ["●", "○", "✓", "レ"].map { glyph in .printed("\(glyph) behind the word, tabs") { $0 + glyph } }
    + [
      .printed("● before the word, spaces", " ", behind: " 備考 ") { "●" + $0 },
      .printed("● behind the word, spaces", " ", behind: " 備考 ") { $0 + "●" },
      .printed("○ before the word, ideographic spaces", "　", behind: "　備考　") { "○" + $0 },
      .printed("● before the word, nothing between", "", behind: "\t備考 ") { "●" + $0 },
      .printed("○ behind the word, nothing between", "", behind: "\t備考 ") { $0 + "○" },
      .printed("● and a space before the word, tabs") { "● " + $0 },
      .printed("○ and a space behind the word, tabs") { $0 + " ○" },
      .printed("● and a space before the word, spaces", " ", behind: " 備考 ") { "● " + $0 },
      .printed("● and a space behind the word, spaces", " ", behind: " 備考 ") { $0 + " ●" },
      .printed("○ and a space before the word, wide spaces", "　　", behind: "　　備考　") { "○ " + $0 },
      .printed("✓ and a space behind the word, wide spaces", "　　", behind: "　　備考　") { $0 + " ✓" },
      .printed("□ ■ before every word, tabs", chosen: { "■" + $0 }, others: { "□" + $0 }),
      .printed("□ ☑ before every word, spaces", " ", behind: "\t備考\t", chosen: { "☑" + $0 }, others: { "□" + $0 }),
      .printed(
        "☐ ☑ and a space before every word", "  ", behind: "  備考 ", chosen: { "☑ " + $0 }, others: { "☐ " + $0 }),
      .printed("□ ■ behind every word", " ", behind: "\t備考\t", chosen: { $0 + "■" }, others: { $0 + "□" }),
      .printed(
        "□ ■ before every word, nothing between", "", behind: "\t備考\t", chosen: { "■" + $0 }, others: { "□" + $0 }),
      .printed("○ ● before every word", chosen: { "●" + $0 }, others: { "○" + $0 }),
      .printed("○ ● and a space before every word", " ", behind: " 備考 ", chosen: { "● " + $0 }, others: { "○ " + $0 }),
      .printed(
        "○ ◎ behind every word, ideographic spaces", "　", behind: "　備考　", chosen: { $0 + "◎" }, others: { $0 + "○" }),
      .printed("(●) before the word", chosen: { "(●)" + $0 }, others: { "( )" + $0 }),
      .printed("（○） before the word, spaces", "　", behind: "　備考　", chosen: { "（○）" + $0 }, others: { "（　）" + $0 }),
      .printed("(○) behind the word", " ", behind: "\t備考\t", chosen: { $0 + "(○)" }, others: { $0 + "( )" }),
      .printed("[x] before the word", " ", behind: " 備考 ", chosen: { "[x] " + $0 }, others: { "[ ] " + $0 }),
      .printed("［レ］ before the word", chosen: { "［レ］" + $0 }, others: { "［　］" + $0 }),
    ]

  /// / ・ 、 and the like between the choices.
  static let separated: [TextStyle] =
    ["/", "／", "、", ",", "・", "|", " / ", "　・　", " | "].flatMap { separator in
      [
        TextStyle.printed("● before the word, \(separator) between", separator) { "●" + $0 },
        .printed("○ behind the word, \(separator) between", separator) { $0 + "○" },
      ]
    }
    + [
      .printed("● and a space before the word, / between", "/") { "● " + $0 },
      .printed("● before the word, / between, 備考 missing", "/", behind: nil) { "●" + $0 },
      .printed(
        "[x] before the word, / between, 備考 missing", "/", behind: "\t", chosen: { "[x]" + $0 }, others: { "[ ]" + $0 }),
      .printed("● before the word, spaces, a remark's number alone", " ", behind: " ") { "●" + $0 },
      TextStyle(
        name: "● before the word, all in parentheses",
        row: { row in
          let words = row.choices.map { ($0 == row.answer ? "●" : "") + word($0) }
          return
            "\(row.head)\(row.item.kind == .bullet ? " " : "")（\(words.joined(separator: "・"))）\t\(row.remarkCells)"
        }),
      TextStyle(
        name: "a word in brackets, all in parentheses",
        row: { row in
          let words = row.choices.map { $0 == row.answer ? "[\(word($0))]" : word($0) }
          return "\(row.head) （\(words.joined(separator: "／"))） \(row.remarkCells)"
        }),
    ]

  /// Brackets around the chosen word.
  static let brackets: [TextStyle] =
    [
      ("[", "]"), ("［", "］"), ("【", "】"), ("(", ")"), ("（", "）"), ("<", ">"), ("＜", "＞"), ("「", "」"), ("『", "』"),
      ("〔", "〕"),
      ("《", "》"), ("{", "}"), ("**", "**"),
    ].map { open, close in .printed("\(open)はい\(close), tabs") { open + $0 + close } }
    + [
      .printed("[はい], / between", "/") { "[\($0)]" }, .printed("（はい）, ・ between", "・") { "（\($0)）" },
      .printed("【はい】, spaces", " ", behind: " 備考 ") { "【\($0)】" },
      .printed("[ はい ], spaces", " ", behind: " 備考 ") { "[ \($0) ]" },
      .printed("<はい>, nothing between", "", behind: "\t備考\t") { "<\($0)>" },
      .printed("[●はい] [いいえ]", chosen: { "[●\($0)]" }, others: { "[\($0)]" }),
      .printed("●【はい】 【いいえ】", chosen: { "●【\($0)】" }, others: { "【\($0)】" }),
    ]
}
