import DisclosureCore

extension TextStyle {
  /// The three columns for an answer, which gates share.
  private static func marks(_ row: Row, _ glyph: String, _ none: String = "", order: [Int] = [0, 1, 2]) -> [String] {
    let cells = row.choices.map { $0 == row.answer ? glyph : none } + (row.isGate ? [none] : [])
    return order.map { cells[$0] }
  }

  private static func number(_ row: Row) -> String { row.item.kind == .bullet ? "" : row.item.id }
  private static func question(_ row: Row) -> String { row.item.kind == .bullet ? "・" + row.question : row.question }

  private static let shared = ["はい・該当", "いいえ・非該当", "対象外"]

  private static func table(
    _ name: String, _ header: [String], bars: Bool = false, blanks: Int = 3, repeats: Bool = false,
    _ cells: @escaping @Sendable (Row) -> [String]
  ) -> TextStyle {
    let line: @Sendable ([String]) -> String = {
      bars ? "| " + $0.joined(separator: " | ") + " |" : $0.joined(separator: "\t")
    }
    let head = [line(header)] + (bars ? ["|" + String(repeating: "---|", count: header.count)] : [])
    return TextStyle(
      name: name, opening: header.isEmpty ? [] : head, page: repeats ? [""] + head : [], blanks: blanks,
      hasSections: !bars, row: { line(cells($0)) })
  }

  private static func id(_ row: Row) -> [String] {
    row.item.kind == .bullet ? ["・" + row.question] : [row.item.id + " " + row.question]
  }
  private static func apart(_ row: Row) -> [String] {
    row.item.kind == .bullet ? ["・", row.question] : [row.item.id, row.question]
  }

  /// Columns of marks, columns of answers, and tables in Markdown.
  static let tables: [TextStyle] =
    ["○", "●", "✓", "レ", "◎"].map { glyph in
      table("\(glyph) in a column", ["番号・質問", "はい・該当", "いいえ・非該当", "対象外", "備考"].map { $0 == "番号・質問" ? "質問" : $0 }) {
        id($0) + marks($0, glyph) + [$0.remark]
      }
    }
    + [
      table("○ in a column, the rest dashes", ["質問"] + shared + ["備考"]) { id($0) + marks($0, "○", "－") + [$0.remark] },
      table("■ in a column, the rest □", ["質問"] + shared + ["備考"]) { id($0) + marks($0, "■", "□") + [$0.remark] },
      table("○ in a column, 対象外 first", ["質問", shared[2], shared[0], shared[1], "備考"]) {
        id($0) + marks($0, "○", order: [2, 0, 1]) + [$0.remark]
      },
      table("○ in a column, the header on every page", ["質問"] + shared + ["備考"], repeats: true) {
        id($0) + marks($0, "○") + [$0.remark]
      },
      table("○ in a column, gates in their own", ["質問", "はい", "いいえ", "対象外", "該当", "非該当", "備考"]) { row in
        id(row) + [Answer.yes, .no, .notApplicable, .applies, .doesNotApply].map { $0 == row.answer ? "○" : "" } + [
          row.remark
        ]
      },
      table("○ in a column of Markdown", ["質問"] + shared + ["備考"], bars: true) {
        id($0) + marks($0, "○") + [$0.remark]
      },
      table("回答 as a column", ["質問", "回答", "備考"]) { id($0) + [$0.answer.map(word) ?? "", $0.remark] },
      table("回答 as a column of Markdown", ["質問", "回答", "備考"], bars: true) {
        id($0) + [$0.answer.map(word) ?? "", $0.remark]
      },
      table("回答 as a column, all choices in it", ["質問", "回答", "備考"], bars: true) { row in
        id(row) + [row.choices.map { ($0 == row.answer ? "●" : "") + word($0) }.joined(separator: "・"), row.remark]
      },
      table("● before the word in Markdown", ["質問", "はい", "いいえ", "対象外", "備考"], bars: true) { row in
        id(row) + row.choices.map { ($0 == row.answer ? "●" : "") + word($0) } + [row.remark]
      },
      table("** around the word in Markdown, no header", [], bars: true) { row in
        id(row) + [
          row.choices.map { $0 == row.answer ? "**\(word($0))**" : word($0) }.joined(separator: " / "), row.remark,
        ]
      },
      table("● in a cell before its word", []) { row in
        id(row) + row.choices.flatMap { [$0 == row.answer ? "●" : "", word($0)] } + ["備考", row.remark]
      },
      table("○ in a cell behind its word", []) { row in
        id(row) + row.choices.flatMap { [word($0), $0 == row.answer ? "○" : ""] } + ["備考", row.remark]
      },
      table("○ in a cell before its word, Markdown", [], bars: true) { row in
        id(row) + row.choices.flatMap { [$0 == row.answer ? "○" : "", word($0)] } + ["備考", row.remark]
      },
    ]
    + [("tabs", false), ("Markdown", true)].map { name, bars in
      table("number and question in their own cells, \(name)", ["番号", "質問"] + shared + ["備考"], bars: bars) {
        apart($0) + marks($0, "○") + [$0.remark]
      }
    }
    + [
      TextStyle(
        name: "Markdown without bars at the ends", opening: ["質問 | 回答 | 備考", "--- | --- | ---"], hasSections: false,
        row: { "\($0.head) | \($0.answer.map(word) ?? "") | \($0.remark)" }),
      TextStyle(
        name: "values parted by commas, without a header", blanks: 0, hasSections: false,
        row: { row in "\(number(row)),\(question(row)),\(row.answer.map(word) ?? ""),\(row.remark)" }),
      TextStyle(
        name: "values parted by semicolons, the answer first", opening: ["回答;備考;番号;質問"], hasSections: false,
        row: { row in "\(row.answer.map(word) ?? "");\(row.remark);\(number(row));\"\(question(row))\"" }),
      TextStyle(
        name: "values in quotes, columns for the answers",
        opening: ["\"分類\",\"項番\",\"質問\",\"はい/該当\",\"いいえ/非該当\",\"対象外\",\"備考\""],
        hasSections: false,
        row: { row in
          let marks = row.choices.map { $0 == row.answer ? "\"○\"" : "" } + (row.isGate ? [""] : [])
          return "\"\",\"\(number(row))\",\"\(question(row))\n続き\"," + marks.joined(separator: ",") + ",\(row.remark)"
        }),
    ]
}
