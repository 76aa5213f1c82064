import DisclosureCore

extension TextStyle {
  private static func cells(_ row: Row) -> [String] { row.choices.map { ($0 == row.answer ? "●" : "") + word($0) } }

  private static func wide(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.value {
          case 0x2E, 0x30...0x39: Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar
          default: scalar
          }
        }))
  }

  private static func spaced(_ id: String, _ gap: String = " ") -> String {
    id.split(separator: ".").map { $0.map(String.init).joined(separator: gap) }.joined(separator: "." + gap)
  }

  private static func numbered(_ name: String, _ id: @escaping @Sendable (String) -> String, _ gap: String = " ")
    -> TextStyle
  {
    TextStyle(
      name: name,
      row: { row in
        row.head(id: id(row.item.id), gap) + "\t" + cells(row).joined(separator: "\t") + "\t" + row.remarkCells
      })
  }

  /// Cuts a question in parts, never before a digit, which might be another row's number.
  private static func wrapped(_ text: String, at width: Int) -> String {
    var lines = [""]
    for letter in text {
      if (lines.last?.count ?? 0) >= width, !letter.isASCII, letter != "？", letter != "・" { lines.append("") }
      lines[lines.count - 1].append(letter)
    }
    return lines.joined(separator: "\n")
  }

  /// Rows over lines, and the ways in which numbers are written.
  static let lines: [TextStyle] = [
    TextStyle(
      name: "a wrapped question",
      row: { wrapped($0.head, at: 12) + "\t" + cells($0).joined(separator: "\t") + "\t" + $0.remarkCells }),
    TextStyle(
      name: "a question wrapped often, spaces",
      row: { wrapped($0.head, at: 7) + " " + cells($0).joined(separator: " ") + " 備考 " + $0.remark }),
    TextStyle(
      name: "the tail on a line of its own",
      row: { $0.head + "\n" + cells($0).joined(separator: "\t") + "\t" + $0.remarkCells }),
    TextStyle(
      name: "the tail over two lines",
      row: {
        $0.head + "\t" + cells($0)[0] + "\n" + cells($0).dropFirst().joined(separator: "\t") + "\t" + $0.remarkCells
      }),
    TextStyle(
      name: "備考 on a line of its own", row: { $0.head + " " + cells($0).joined(separator: "・") + "\n備考：" + $0.remark }),
    TextStyle(
      name: "one cell per line", hasSections: false,
      row: {
        ([$0.item.kind == .bullet ? "・" + $0.question : $0.item.id + "\n" + $0.question] + cells($0) + [
          "備考", $0.remark,
        ]).joined(separator: "\n")
      }),
    TextStyle(
      name: "one cell per line, an empty line where there is no remark",
      row: { ([$0.head] + cells($0) + ["備考", $0.remarks.isEmpty ? "" : $0.remark]).joined(separator: "\n") }),
    TextStyle(
      name: "one cell per line, double spaced", hasSections: false,
      row: { ([$0.head] + cells($0) + ["備考", $0.remark]).joined(separator: "\n") },
      finish: { $0.split(separator: "\n").joined(separator: "\n\n") }),
    TextStyle(
      name: "a list of tasks",
      row: { row in
        ([row.head] + row.choices.map { "- [\($0 == row.answer ? "x" : " ")] " + word($0) } + ["備考: " + row.remark])
          .joined(separator: "\n")
      }),
    TextStyle(
      name: "a bullet before every choice",
      row: { row in
        ([row.head] + row.choices.map { "・" + ($0 == row.answer ? "●" : "") + word($0) } + ["備考：" + row.remark])
          .joined(separator: "\n")
      }),
    TextStyle(
      name: "○ in place of the word, one cell per line",
      row: { row in
        ([row.head] + row.choices.map { $0 == row.answer ? "○" : word($0) } + ["備考", row.remark]).joined(
          separator: "\n")
      }),
    numbered("spaced numbers") { spaced($0) }, numbered("full-width numbers") { wide($0) },
    numbered("full-width numbers, ideographic spaces", { wide(spaced($0, "　")) }, "　"),
    numbered("numbers in a cell of their own", { $0 }, "\t"), numbered("numbers that end in a dot") { $0 + "." },
    numbered("numbers behind white space") { "  " + $0 },
    TextStyle(
      name: "the text layer's pages", page: [title, "", "作成日\t2025年10月1日\t\t\t", "サービス事業者\t株式会社見本\t\t\t", ""],
      row: { $0.head + "\t" + cells($0).joined(separator: "\t") + ($0.isGate ? "\t\t" : "\t") + $0.remarkCells }),
  ]

  private static func halves(_ first: String, _ second: String) -> TextStyle {
    let all = TextStyle.single
    func style(_ name: String) -> TextStyle { all.first { $0.name == name } ?? all[0] }
    let (one, two) = (style(first), style(second))
    return TextStyle(
      name: "\(one.name), then \(two.name)", opening: one.opening, blanks: min(one.blanks, two.blanks),
      showsRemarks: one.showsRemarks && two.showsRemarks,
      row: { row in
        (row.number == 98 ? two.opening.map { $0 + "\n" }.joined() : "") + (row.isInSecondHalf ? two : one).row(row)
      })
  }

  /// Two people's styles in one file.
  static let mixed: [TextStyle] = [
    halves("● before the word, tabs", "○ behind the word, tabs"),
    halves("● before the word, tabs", "the word alone, tabs"),
    halves("[はい], tabs", "✓ before the word, tabs"), halves("○ in place of the word, tabs", "【はい】, tabs"),
    halves("● before the word, tabs", "○ in a column"), halves("a wrapped question", "回答：はい on a line"),
    halves("one cell per line", "● before the word, / between"), halves("（はい）, tabs", "<はい>, tabs"),
    halves("□ ■ before every word, tabs", "(○) behind the word"),
  ]

  static let single = glyphs + separated + brackets + words + tables + lines
}
