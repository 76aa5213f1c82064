import DisclosureCore

extension TextStyle {
  private static let nothing: @Sendable (Row) -> Expectation = { _ in .noAnswer }
  private static let unresolved: @Sendable (Row) -> Expectation = { _ in .state(.unresolved) }

  private static func choices(_ row: Row, _ gap: String = "\t", _ written: (Answer) -> String = word) -> String {
    row.head + (gap == "\t" ? gap : " ") + row.choices.map(written).joined(separator: gap) + "\t" + row.remarkCells
  }

  private static func chosen(_ row: Row, _ glyph: String = "●") -> [String] {
    row.choices.map { ($0 == row.answer ? glyph : "") + word($0) }
  }

  /// What no careful person would take for an answer.
  static let doubtful: [TextStyle] = [
    TextStyle(name: "no mark at all", row: { choices($0) }, expected: unresolved),
    TextStyle(
      name: "no mark, and a legend with marks", opening: ["●はい\t○いいえ\t対象外\t備考\t-", ""], row: { choices($0) },
      expected: unresolved),
    TextStyle(
      name: "no mark, and examples",
      opening: ["【記入例】", "2 見本？\t●はい\tいいえ\t対象外\t備考\t-", "3 見本？\tはい\t●いいえ\t対象外\t備考\t1", ""], row: { choices($0) },
      expected: unresolved),
    TextStyle(name: "□ before every choice", row: { choices($0) { "□" + word($0) } }, expected: unresolved),
    TextStyle(name: "○ before every choice", row: { choices($0, " ") { "○" + word($0) } }, expected: unresolved),
    TextStyle(name: "( ) before every choice", row: { choices($0) { "( )" + word($0) } }, expected: unresolved),
    TextStyle(name: "brackets around every choice", row: { choices($0) { "[\(word($0))]" } }, expected: unresolved),
    TextStyle(
      name: "brackets around the last choice, always",
      row: { row in choices(row) { $0 == row.choices.last ? "(\(word($0)))" : word($0) } }, expected: unresolved),
    TextStyle(
      name: "brackets around 対象外 always, [ ] where chosen",
      row: { row in
        choices(row) { answer in
          let printed = answer == .notApplicable ? "（対象外）" : word(answer)
          return answer == row.answer && answer != .notApplicable ? "[\(printed)]" : printed
        }
      },
      expected: { row in row.answer == .notApplicable || row.answer == nil ? .noAnswer : .answer(row.answer ?? .yes) }),
    TextStyle(
      name: "parentheses around 対象外 always, and where chosen",
      row: { row in choices(row) { $0 == row.answer || $0 == .notApplicable ? "(\(word($0)))" : word($0) } },
      expected: { row in row.isGate ? row.answer.map { .answer($0) } ?? .state(.blank) : .noAnswer }),
    TextStyle(
      name: "はい or 該当 alone in every row", row: { "\($0.head)\t\(word($0.choices[0]))\t\($0.remarkCells)" },
      expected: unresolved),
    TextStyle(
      name: "a word alone in few rows, no mark in the others",
      row: { row in
        row.number % 20 == 0 ? "\(row.head)\t\(row.answer.map(word) ?? "")\t\(row.remarkCells)" : choices(row)
      }, expected: nothing),
    TextStyle(
      name: "two marks in every row",
      row: { row in choices(row) { $0 == row.choices.last ? word($0) : "●" + word($0) } },
      expected: { $0.isGate ? .noAnswer : .state(.conflicting) }
    )
    .with { $0.expected = { $0.isGate ? .answer(.applies) : .state(.conflicting) } },
    TextStyle(
      name: "two brackets in a question",
      row: { row in choices(row) { $0 == row.answer || $0 == .yes ? "[\(word($0))]" : word($0) } },
      expected: { row in row.isGate ? row.answer.map { .answer($0) } ?? .state(.blank) : .noAnswer }),
    TextStyle(
      name: "between two words, before in one half and behind in the other", blanks: 0,
      row: { row in
        row.head + "\t"
          + row.choices.map { $0 != row.answer ? word($0) : row.isInSecondHalf ? word($0) + "●" : "●" + word($0) }
          .joined() + "\t" + row.remarkCells
      },
      expected: { row in
        row.answer == (row.isInSecondHalf ? row.choices.last : row.choices.first)
          ? .answer(row.answer ?? .yes) : .state(.unresolved)
      }),
    TextStyle(
      name: "spaced glyphs, before in one half and behind in the other", blanks: 0,
      row: { row in
        row.head + " "
          + row.choices.map { $0 != row.answer ? word($0) : row.isInSecondHalf ? word($0) + " ○" : "○ " + word($0) }
          .joined(separator: " ") + " 備考 " + row.remark
      },
      expected: { row in
        row.answer == (row.isInSecondHalf ? row.choices.last : row.choices.first)
          ? .answer(row.answer ?? .yes) : .state(.unresolved)
      }),
    TextStyle(
      name: "columns, the rows one cell short", opening: ["番号\t質問\tはい・該当\tいいえ・非該当\t対象外\t備考"], blanks: 0,
      row: { row in
        row.head + "\t" + row.choices.map { $0 == row.answer ? "○" : "" }.joined(separator: "\t")
          + (row.isGate ? "\t" : "") + "\t" + row.remark
      }, expected: nothing),
    TextStyle(
      name: "columns for questions alone: gates", opening: ["質問\tはい\tいいえ\t対象外\t備考"], blanks: 0,
      row: { row in
        row.head + "\t" + row.choices.map { $0 == row.answer ? "○" : "" }.joined(separator: "\t")
          + (row.isGate ? "\t" : "") + "\t" + row.remark
      }, expected: { row in row.isGate ? .state(.unresolved) : .answer(row.answer ?? .yes) }),
    TextStyle(
      name: "○ in every column", opening: ["質問\tはい・該当\tいいえ・非該当\t対象外\t備考"], row: { $0.head + "\t○\t○\t○\t" + $0.remark },
      expected: unresolved),
    TextStyle(
      name: "two marks in columns", opening: ["質問\tはい・該当\tいいえ・非該当\t対象外\t備考"],
      row: { $0.head + "\t○\t○\t\t" + $0.remark }, expected: { _ in .state(.conflicting) }),
    TextStyle(
      name: "a glyph for every answer, told by a legend", opening: ["凡例：●＝はい、○＝いいえ、◎＝対象外", "質問\t回答\t備考"], blanks: 0,
      row: { row in row.head + "\t" + (row.answer == row.choices[0] ? "●" : "○") + "\t" + row.remark },
      expected: unresolved),
    TextStyle(
      name: "a glyph alone without a header", blanks: 0,
      row: { row in row.head + "\t" + (row.answer == row.choices[0] ? "○" : "●") + "\t" + row.remarkCells },
      expected: unresolved),
    TextStyle(
      name: "hedged answers", blanks: 0,
      row: { row in "\(row.head)\n回答：\(row.answer.map(word) ?? "")（予定）\n備考：\(row.remark)" }, expected: nothing),
    TextStyle(
      name: "hedged answers in a column", opening: ["質問\t回答\t備考"], blanks: 0,
      row: { row in "\(row.head)\t一部 \(row.answer.map(word) ?? "")\t\(row.remark)" }, expected: unresolved),
    TextStyle(
      name: "two answers behind 回答：",
      row: { row in "\(row.head) 回答：\(word(row.choices[0]))・\(word(row.choices[1])) 備考：-" },
      expected: { $0.isGate ? .noAnswer : .state(.unresolved) }),
    TextStyle(
      name: "回答： with all choices and no mark",
      row: { row in "\(row.head)\n回答：\(row.choices.map(word).joined(separator: "／"))\n備考：-" }, expected: unresolved),
    TextStyle(
      name: "crossed out", row: { row in choices(row, " ") { $0 == row.answer ? word($0) : "~~\(word($0))~~" } },
      expected: nothing),
    TextStyle(
      name: "a cross behind the chosen word",
      row: { row in choices(row) { $0 == row.answer ? word($0) + "×" : word($0) } }, expected: nothing),
    TextStyle(
      name: "crossed out, in cells", row: { row in choices(row) { $0 == row.answer ? word($0) : "~~\(word($0))~~" } },
      expected: nothing),
    TextStyle(
      name: "crosses", row: { row in choices(row) { $0 == row.answer ? "×" + word($0) : word($0) } }, expected: nothing),
    TextStyle(
      name: "numbers that cannot be read",
      row: { row in
        "I\(row.item.id.dropFirst()) \(row.item.label.japanese)？\t" + chosen(row).joined(separator: "\t") + "\t備考\t-"
      }, expected: nothing
    )
    .with { $0.finish = { $0 + "" } },
    TextStyle(
      name: "questions that end in a choice's word", blanks: 0,
      row: { row in "\(row.head.dropLast()) とは はい\n" + row.choices.map(word).joined(separator: "\t") + "\t備考\t-" },
      expected: nothing),
    TextStyle(name: "all questions, then all choices", row: { $0.head }, expected: nothing)
      .with { $0.finish = { $0.replacing("備考記載欄", with: String(repeating: "●はい\nいいえ\n対象外\n", count: 197) + "備考記載欄") } },
    TextStyle(
      name: "every other row's number lost", blanks: 0,
      row: { row in
        (row.number % 2 == 0 ? row.head : row.question) + "\t" + chosen(row).joined(separator: "\t") + "\t"
          + row.remarkCells
      },
      expected: { row in
        row.number % 2 == 0 || row.item.kind == .bullet && false ? .answer(row.answer ?? .yes) : .noAnswer
      }),
    TextStyle(
      name: "every other row's tail lost", blanks: 0,
      row: { row in
        row.number % 2 == 0 ? row.head : row.head + "\t" + chosen(row).joined(separator: "\t") + "\t" + row.remarkCells
      }, expected: { row in row.number % 2 == 1 ? .answer(row.answer ?? .yes) : .state(.absent) }),
    TextStyle(
      name: "a question goes on with a number", blanks: 0,
      row: { row in
        row.number % 7 == 3
          ? "\(row.head.dropLast())\n8 文字以上か？\t" + chosen(row).joined(separator: "\t") + "\t備考\t-"
          : row.head + "\t" + chosen(row).joined(separator: "\t") + "\t備考\t-"
      }, expected: { row in row.number % 7 == 3 ? .noAnswer : .answer(row.answer ?? .yes) }),
    TextStyle(
      name: "marks in the question",
      row: { row in
        "\(row.item.kind == .bullet ? "・" : row.item.id) ○ の場合は ●はい と \(row.question)\t"
          + row.choices.map(word).joined(separator: "\t") + "\t" + row.remarkCells
      }, expected: { $0.item.kind == .bullet ? .noAnswer : .state(.unresolved) }),
    TextStyle(
      name: "marks in the remark cell",
      row: { row in choices(row).replacing("備考\t\(row.remark)", with: "備考\t●はい いいえ 対象外 とした") }, expected: unresolved
    ).with { $0.showsRemarks = false },
    TextStyle(
      name: "a row twice, with two answers", blanks: 0,
      row: { row in
        let other = row.choices.first { $0 != row.answer }
        return [row.answer, other].map { answer in
          row.head + "\t" + row.choices.map { ($0 == answer ? "●" : "") + word($0) }.joined(separator: "\t") + "\t"
            + row.remarkCells
        }.joined(separator: "\n")
      }, expected: { _ in .state(.conflicting) }),
  ]
}
