/// Text that is too long, empty, something else, or full of what rows are made of.
enum TextCases {
  static let all = lineEnds + sizes + empty + otherFormats + runs + ragged

  private static let form = SmallForm()
  private static let accepted = Expected.accepted(SmallForm.readings())

  private static let lineEnds =
    [("LF", "\n"), ("CR", "\r"), ("CRLF", "\r\n"), ("LF LF", "\n\n"), ("CR CR LF", "\r\r\n")].map { name, end in
      BadCase(.text, "lines end in \(name)", accepted, text: form.lines.joined(separator: end))
    }
    + [
      ("NEL", "\u{85}"), ("line separator", "\u{2028}"), ("paragraph separator", "\u{2029}"), ("VT", "\u{B}"),
      ("FF", "\u{C}"),
    ]
    .map { name, end in
      BadCase(
        .text, "lines end in \(name)", .noMore(than: SmallForm.readings(), else: "form.*"),
        text: form.lines.joined(separator: end))
    }
    + (1..<8).map { seed in
      BadCase(.text, "lines end in all ways, \(seed)", accepted) {
        let ends = ["\n", "\r", "\r\n"]
        return Array(form.lines.enumerated().map { $1 + ends[($0 * seed + seed) % 3] }.joined().utf8)
      }
    }

  private static let sizes = [
    BadCase(.text, "a line of 1 MiB", .noMore(than: SmallForm.readings(), else: "limit.line")) { long(1 << 20) },
    BadCase(.text, "a line of 1 MiB and a byte", .limited("limit.line", at: "line 6")) { long(1 << 20 + 1) },
    BadCase(.text, "a line of 7 MiB", .limited("limit.line", at: "line 6")) { long(7 << 20) },
    BadCase(.text, "7 MiB without a line end", .limited("limit.line", at: "line 1")) {
      [UInt8](repeating: 0x41, count: 7 << 20)
    },
    BadCase(.text, "50,000 lines", accepted) { padded(lines: 50_000) },
    BadCase(.text, "50,001 lines", .limited("limit.rows")) { padded(lines: 50_001) },
    BadCase(.text, "8 million line ends", .limited("limit.rows")) {
      [0x41] + [UInt8](repeating: 0x0A, count: 8_000_000)
    },
    BadCase(.text, "8 MiB", .limited("limit.*")) { sized(8 << 20) },
    BadCase(.text, "8 MiB and a byte", .limited("limit.size")) { sized(8 << 20 + 1) },
    BadCase(.text, "1,000 remarks", accepted) { remarked(1000) },
    BadCase(.text, "1,001 remarks", .limited("limit.rows")) { remarked(1001) },
    BadCase(.text, "30,000 remarks", .limited("limit.rows")) { remarked(30_000) },
    BadCase(.text, "20,000 rows of one item", .accepted(SmallForm.readings(["2": .yes]))) {
      Array(form.adding(Array(repeating: SmallForm.line("2", .yes), count: 20_000), after: "2").text.utf8)
    },
    BadCase(.text, "20,000 rows that contradict", .accepted(SmallForm.readings(["2": .conflicting]))) {
      Array(form.adding((0..<20_000).map { SmallForm.line("2", $0 % 2 == 0 ? .yes : .no) }, after: "2").text.utf8)
    },
    BadCase(.text, "10,000 rows of unknown items", accepted) {
      Array(form.adding((1000..<11_000).map { SmallForm.line("\($0)", .yes) }, after: "6").text.utf8)
    },
    BadCase(.text, "a row over 10,000 lines", .noMore(than: SmallForm.readings(), else: "form.*")) {
      Array(form.with("3", "3\t質問\n" + String(repeating: "続き\n", count: 10_000) + "●はい いいえ 対象外").text.utf8)
    },
  ]

  /// The last row's question fills its line up to a length.
  private static func long(_ length: Int) -> [UInt8] {
    let row = Array("1\t".utf8) + [UInt8](repeating: 0x41, count: length - 2)
    return Array((form.lines[..<5].joined(separator: "\n") + "\n").utf8) + row
      + Array(("\n" + form.lines[5...].joined(separator: "\n")).utf8)
  }

  private static func padded(lines: Int) -> [UInt8] {
    var all = form.lines
    all.insert(contentsOf: Array(repeating: "", count: lines - all.count), at: 1)
    return Array(all.joined(separator: "\n").utf8)
  }

  private static func sized(_ size: Int) -> [UInt8] {
    let start = Array(form.text.utf8)
    return start + [UInt8](repeating: 0x20, count: size - start.count)
  }

  private static func remarked(_ count: Int) -> [UInt8] {
    var form = SmallForm()
    form.remarks = ["備考記載欄"] + (1...count).map { "\($0)\t本文" }
    return Array(form.text.utf8)
  }

  private static let empty = [
    ("nothing", []), ("a line end", [0x0A]), ("spaces", [UInt8](repeating: 0x20, count: 1000)),
    ("tabs and line ends", [UInt8](repeating: 0x09, count: 99) + [0x0D, 0x0A]), ("a utf-8 mark", [0xEF, 0xBB, 0xBF]),
    ("a utf-16le mark", [0xFF, 0xFE]), ("a utf-16be mark", [0xFE, 0xFF]),
    ("a mark and a space", [0xEF, 0xBB, 0xBF, 0x20]),
  ].map { name, bytes in BadCase(.text, "only \(name)", .rejected("content.empty")) { bytes } }

  private static let magic: [(String, [UInt8])] = [
    ("OLE", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
    ("PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
    ("JPEG", [0xFF, 0xD8, 0xFF, 0xE0]), ("GIF", Array("GIF89a".utf8)), ("TIFF", [0x49, 0x49, 0x2A, 0x00]),
    ("gzip", [0x1F, 0x8B, 8]),
    ("7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]), ("RTF", Array("{\\rtf1\\ansi".utf8)),
    ("ELF", [0x7F, 0x45, 0x4C, 0x46]),
    ("HTML", Array("<!DOCTYPE html><title>はい</title>".utf8)), ("XML", Array("<?xml version=\"1.0\"?><a/>".utf8)),
    ("JSON", Array("{\"1\": \"yes\"}".utf8)), ("a shell script", Array("#!/bin/sh\nexit 1\n".utf8)),
    ("RAR", Array("Rar!".utf8) + [0x1A, 7]),
  ]

  private static let otherFormats: [BadCase] =
    magic.flatMap { name, bytes in
      [
        BadCase(.text, "\(name) alone", .rejected("*")) { bytes },
        BadCase(.text, "\(name) before a sheet", .noMore(than: SmallForm.readings(), else: "*")) {
          bytes + [0x0A] + Array(form.text.utf8)
        },
      ]
    }
    + [
      BadCase(.text, "prose", .rejected("form.unknown"), text: "拝啓 開示書をお送りします。はい。\n"),
      BadCase(.text, "a title alone", .rejected("form.empty"), text: SmallForm.title + "\n"),
      BadCase(
        .text, "rows without a title", .rejected("form.unknown"), text: form.lines.dropFirst().joined(separator: "\n")),
      BadCase(.text, "a title within a sentence", .rejected("form.unknown"), text: "次の" + form.text),
      BadCase(.text, "unfilled", .noMore(than: [:], else: "form.*"), text: unmarked.text),
    ]

  private static let unmarked: SmallForm = {
    var form = SmallForm()
    form.rows = SmallForm.ids.map { ($0, SmallForm.line($0, nil)) }
    return form
  }()

  private static let pieces = [
    "(", ")", "[", "]", "「", "●", "● ", "○", "/", "\t", "|", "| ", "**", "・", "回答：", "備考", "備考\t", "例", "1 ", "1.", "　",
    "\\", "\\|",
    "？", "はい", "はい\t", "●はい", "記入例 ", "~~", "[x]", "該当", "非", "\"", ",", ";", "-", "－",
  ]

  /// Thousands of a piece, on one line and on many, before the rows and between them: no answer comes of it.
  private static let runs = pieces.flatMap { piece in
    [
      BadCase(.text, "a long line of '\(piece)'", .noMore(than: SmallForm.readings(), else: "*")) {
        let line = String(repeating: piece, count: 60_000 / piece.utf8.count)
        return Array(form.adding([line], after: "3").text.utf8)
      },
      BadCase(.text, "many lines of '\(piece)'", .noMore(than: SmallForm.readings(), else: "*")) {
        Array(form.adding(Array(repeating: piece, count: 5000), after: "3").text.utf8)
      },
      BadCase(.text, "many rows of '\(piece)'", .noMore(than: SmallForm.readings(["7": .unread]), else: "*")) {
        Array(
          form.adding(Array(repeating: "7 質問 " + String(repeating: piece, count: 9), count: 900), after: "6").text.utf8)
      },
    ]
  }

  /// Rows that lost cells or have too many: every other row is read as before.
  private static let ragged = SmallForm.ids.flatMap { id in
    [
      ("only its number", "\(id)"), ("no choices", "\(id)\t\(SmallForm.question(id))"),
      ("no question", "\(id)\t\(SmallForm.choices(id, marked: []))"),
      ("no number", SmallForm.line("", SmallForm.answers[id])),
      ("half a word", "\(id)\t\(SmallForm.question(id))\t●は いいえ 対象外"),
      ("a cut choice", "\(id)\t\(SmallForm.question(id))\t●はい いい"),
    ].map { name, line in
      BadCase(
        .text, "row \(id) with \(name)",
        .noMore(than: SmallForm.readings(name == "no number" ? [id: .unread] : [:]), else: "*"),
        text: form.with(id, line).text)
    }
  }
}
