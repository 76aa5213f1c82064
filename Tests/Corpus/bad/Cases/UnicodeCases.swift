/// Characters that hide, turn round, pile up or look like others.
enum UnicodeCases {
  static let all = combining + invisible + lookalikes + widths + grown

  private static let form = SmallForm()
  private static let accepted = Expected.accepted(SmallForm.readings())

  private static func asking(_ question: String) -> SmallForm {
    form.with("3", SmallForm.line("3", .no, question: question))
  }

  /// Marks of every block that has many.
  private static let marks: [(String, Unicode.Scalar)] = [
    ("grave", "\u{300}"), ("enclosing circle", "\u{20DD}"), ("voiced sound mark", "\u{3099}"),
    ("semi-voiced", "\u{309A}"),
    ("half mark", "\u{FE20}"), ("extended", "\u{1AB0}"), ("supplement", "\u{1DC0}"), ("cyrillic", "\u{483}"),
    ("hebrew", "\u{5B0}"),
    ("arabic", "\u{64E}"), ("devanagari nukta", "\u{93C}"), ("thai", "\u{E38}"), ("tibetan", "\u{F71}"),
    ("syriac", "\u{730}"),
    ("musical", "\u{1D165}"), ("last of its block", "\u{36F}"),
  ]

  private static let combining =
    marks.flatMap { name, mark in
      [
        BadCase(.unicode, "30 marks: \(name)", accepted) { piled(mark, 30) },
        BadCase(.unicode, "31 marks: \(name)", .rejected("text.combining", at: "line 10")) { piled(mark, 31) },
        BadCase(.unicode, "100,000 marks: \(name)", .rejected("text.combining", at: "line 10")) {
          piled(mark, 100_000)
        },
      ]
    }
    + [
      BadCase(.unicode, "marks of two kinds in turn", .rejected("text.combining")) {
        Array(asking("質" + String(repeating: "\u{316}\u{301}", count: 20_000) + "？").text.utf8)
      },
      BadCase(.unicode, "arabic marks of two kinds in turn", .rejected("text.combining")) {
        Array(asking("質" + String(repeating: "\u{64E}\u{64B}", count: 20_000) + "？").text.utf8)
      },
      BadCase(
        .unicode, "a mark at the start", .noMore(than: SmallForm.readings(), else: "form.unknown"),
        text: "\u{301}" + form.text),
      BadCase(
        .unicode, "a mark on each character", accepted,
        text: asking(String(repeating: "か\u{3099}", count: 400) + "？").text),
    ]

  private static func piled(_ mark: Unicode.Scalar, _ count: Int) -> [UInt8] {
    Array(asking("質" + String(repeating: String(mark), count: count) + "？").text.utf8)
  }

  private static let unseen: [(String, Unicode.Scalar)] = [
    ("zero width space", "\u{200B}"), ("non-joiner", "\u{200C}"), ("joiner", "\u{200D}"), ("word joiner", "\u{2060}"),
    ("BOM", "\u{FEFF}"),
    ("soft hyphen", "\u{AD}"), ("LRM", "\u{200E}"), ("RLM", "\u{200F}"), ("LRE", "\u{202A}"), ("RLE", "\u{202B}"),
    ("PDF", "\u{202C}"),
    ("LRO", "\u{202D}"), ("RLO", "\u{202E}"), ("LRI", "\u{2066}"), ("RLI", "\u{2067}"), ("FSI", "\u{2068}"),
    ("PDI", "\u{2069}"),
    ("invisible times", "\u{2062}"), ("hangul filler", "\u{3164}"), ("grapheme joiner", "\u{34F}"),
    ("variation 1", "\u{FE00}"),
    ("variation 17", "\u{E0100}"), ("tag", "\u{E0020}"), ("mongolian", "\u{180E}"), ("annotation", "\u{FFF9}"),
    ("interlinear", "\u{FFFB}"),
  ]

  /// What is not seen, within the number, the word, beside the mark, and where no answer depends on it. A number or a word
  /// broken by it is none: nothing is read from it, and nothing else instead.
  private static let invisible = unseen.flatMap { name, scalar in
    [
      BadCase(
        .unicode, "\(name) within a number",
        .noMore(than: SmallForm.readings(["1": .unread, "1.1": .yes]), else: "form.*"),
        text: form.with("1", "").with("1.1", SmallForm.line("1\(scalar).1", .yes)).text),
      BadCase(
        .unicode, "\(name) within the marked word", .noMore(than: SmallForm.readings(), else: "*"),
        text: form.with("2", "2\t\(SmallForm.question("2"))\t●は\(scalar)い いいえ 対象外\t備考\t-").text),
      BadCase(
        .unicode, "\(name) between mark and word", .noMore(than: SmallForm.readings(), else: "*"),
        text: form.with("2", "2\t\(SmallForm.question("2"))\t●\(scalar)はい いいえ 対象外\t備考\t-").text),
      BadCase(.unicode, "\(name) in a question", accepted, text: asking("質\(scalar)問？").text),
      BadCase(
        .unicode, "\(name) in the title", .noMore(than: SmallForm.readings(), else: "form.unknown"),
        text: form.text.replacing("開示書", with: "開\(scalar)示書")),
    ]
  }

  /// Numbers and words that look like others.
  private static let lookalikes =
    [
      ("cyrillic", "З"), ("arabic digit", "٣"), ("devanagari digit", "३"), ("circled", "③"), ("parenthesised", "⑶"),
      ("roman", "Ⅲ"),
      ("superscript", "³"), ("mathematical", "𝟑"), ("kanji", "三"), ("fullwidth roman", "ＩＩＩ"), ("thai digit", "๓"),
      ("double", "𝟛"),
    ].map { name, number in
      // Where the number is no number, the row is none of the form's, or goes unread.
      BadCase(
        .unicode, "a row numbered in \(name)", .noMore(than: SmallForm.readings(), else: "*"),
        text: form.with("3", SmallForm.line(number, .no)).text)
    }
    + [
      ("katakana", "ハイ", "ｲｲｴ"), ("small kana", "はぃ", "ぃぃぇ"), ("with a long mark", "はーい", "いーえ"),
      ("latin", "hai", "iie"), ("korean", "네", "아니요"),
      ("traditional", "是", "否"), ("look-alike kana", "ハい", "いいヱ"),
    ].map { name, yes, no in
      BadCase(
        .unicode, "choices in \(name)", .noMore(than: SmallForm.readings(), else: "*"),
        text: form.with("2", "2\t\(SmallForm.question("2"))\t●\(yes) \(no) 対象外\t備考\t-").text)
    }
    + [
      "◌", "⬤", "•", "∙", "．", "｡", "o", "0", "О", "x", "×", "✗", "✖", "❌", "△", "▲", "?", "!", "〇", "◯", "⭕", "🔴", "✓",
      "✔", "レ", "v",
    ].map { glyph in
      BadCase(
        .unicode, "a mark like '\(glyph)'", .noMore(than: SmallForm.readings(), else: "*"),
        text: form.with(
          "2", "2\t\(SmallForm.question("2"))\t\(SmallForm.choices("2", marked: [.yes], glyph: glyph))\t備考\t-"
        ).text)
    }

  private static let widths = [
    ("full-width number", SmallForm.line("３", .no)),
    ("ideographic spaces", SmallForm.line("3", .no).replacing(" ", with: "\u{3000}")),
    ("no-break spaces", SmallForm.line("3", .no).replacing(" ", with: "\u{A0}")),
    ("half-width words", "3\t\(SmallForm.question("3"))\tﾊｲ ●ｲｲｴ ﾀｲｼｮｳｶﾞｲ\t備考\t-"),
  ].map { name, line in BadCase(.unicode, name, accepted, text: form.with("3", line).text) }

  /// What grows when it is normalised.
  private static let grown = [
    ("U+FDFA", "\u{FDFA}"), ("U+3300", "\u{3300}"), ("U+1D160", "\u{1D160}"), ("U+0390", "\u{390}"),
    ("hangul", "\u{AC01}"),
  ].flatMap { name, text in
    [
      BadCase(.unicode, "100,000 of \(name) in a question", accepted) {
        Array(asking(String(repeating: text, count: 100_000) + "？").text.utf8)
      },
      BadCase(.unicode, "10,000 of \(name) as the vendor", accepted) {
        var form = SmallForm()
        form.header[1] = "サービス事業者\t" + String(repeating: text, count: 10_000)
        return Array(form.text.utf8)
      },
    ]
  }
}
