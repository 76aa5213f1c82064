import TextEncodings

/// Text in every encoding, cut, mixed, mislabelled and with bytes that are none of it.
enum EncodingCases {
  static let all = whole + broken + cut + mixed + nul + marks + others + characters

  /// An encoding with or without a byte order mark, and bytes that are no character of it.
  private struct Written: Sendable {
    let name: String
    let encoding: TextEncoding
    var mark: [UInt8] = []
    var wrong: [[UInt8]] = []

    func bytes(_ text: String) -> [UInt8] {
      guard let converter = TextConverter(encoding, .fromUTF8), let bytes = try? converter.convert(Array(text.utf8))
      else {
        return []
      }
      return mark + bytes
    }
  }

  private static let wrongUTF8: [[UInt8]] = [
    [0xFF], [0xC0, 0x80], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0x80],
    [0xF8, 0x88, 0x80, 0x80, 0x80],
  ]
  private static let written = [
    Written(name: "utf-8", encoding: .utf8, wrong: wrongUTF8),
    Written(name: "utf-8-marked", encoding: .utf8, mark: [0xEF, 0xBB, 0xBF], wrong: wrongUTF8),
    Written(
      name: "utf-16le-marked", encoding: .utf16LittleEndian, mark: [0xFF, 0xFE],
      wrong: [[0x00, 0xD8], [0x00, 0xDC], [0xFF, 0xDB, 0x41, 0x00]]),
    Written(
      name: "utf-16le", encoding: .utf16LittleEndian, wrong: [[0x00, 0xD8], [0x00, 0xDC], [0xFF, 0xDB, 0x41, 0x00]]),
    Written(
      name: "utf-16be-marked", encoding: .utf16BigEndian, mark: [0xFE, 0xFF],
      wrong: [[0xD8, 0x00], [0xDC, 0x00], [0xDB, 0xFF, 0x00, 0x41]]),
    Written(
      name: "utf-16be", encoding: .utf16BigEndian, wrong: [[0xD8, 0x00], [0xDC, 0x00], [0xDB, 0xFF, 0x00, 0x41]]),
    Written(name: "cp932", encoding: .cp932, wrong: [[0xFF], [0x81, 0x20], [0xFD], [0x85, 0x40], [0xFC, 0xFC]]),
    Written(
      name: "euc-jp", encoding: .eucJP, wrong: [[0xFF], [0xA4, 0x41], [0x8E, 0x20], [0x8F, 0xA4, 0x41]]),
    Written(name: "iso-2022-jp", encoding: .iso2022JP, wrong: [[0x80], [0xFF], [0xA4, 0xA2]]),
  ]

  private static let form = SmallForm()
  private static let accepted = Expected.accepted(SmallForm.readings())

  private static let whole = written.map { written in
    BadCase(.encoding, "\(written.name) whole", accepted) { written.bytes(form.text) }
  }

  /// Bytes that are no character, before each line: the place is that of the first of them.
  private static let broken = written.flatMap { written in
    written.wrong.enumerated().flatMap { number, wrong in
      stride(from: 1, to: form.lines.count, by: 3).map { line in
        let before = written.bytes(form.lines[..<line].joined(separator: "\n") + "\n")
        return BadCase(
          .encoding, "\(written.name) wrong \(number + 1) before line \(line + 1)",
          .rejected("text.encoding", at: "byte \(before.count)")
        ) {
          before + wrong
            + Written(name: "", encoding: written.encoding).bytes(form.lines[line...].joined(separator: "\n"))
        }
      }
    }
  }

  /// The last character without its last byte.
  private static let cut = written.map { written in
    BadCase(.encoding, "\(written.name) cut within a character", .rejected("text.encoding")) {
      var bytes = written.bytes(form.text + "末")
      if written.encoding == .iso2022JP { bytes.removeLast(3) }
      return Array(bytes.dropLast())
    }
  }

  /// A title in one encoding and a row in another: never the other's row with an answer that it does not have.
  private static let mixed = written.flatMap { first in
    written.compactMap { second -> BadCase? in
      guard first.encoding != second.encoding, second.mark.isEmpty else { return nil }
      return BadCase(
        .encoding, "\(first.name) with a row in \(second.name)",
        .noMore(than: SmallForm.readings(["7": .no]), else: "text.*")
      ) { first.bytes(form.text) + second.bytes(SmallForm.line("7", .no) + "\n") }
    }
  }

  private static let nul = written.flatMap { written in
    [1, 3, 5, 8, form.lines.count - 1].map { line in
      let before = written.bytes(form.lines[..<line].joined(separator: "\n") + "\n")
      return BadCase(
        .encoding, "\(written.name) NUL before line \(line + 1)", .rejected("text.nul", at: "byte \(before.count)")
      ) {
        let rest = Written(name: "", encoding: written.encoding)
        return before + rest.bytes("\0") + rest.bytes(form.lines[line...].joined(separator: "\n"))
      }
    }
  }

  private static let marks = [
    BadCase(.encoding, "two byte order marks", .noMore(than: SmallForm.readings(), else: "form.unknown")) {
      [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF] + Array(form.text.utf8)
    },
    BadCase(.encoding, "utf-8 mark before cp932", .rejected("text.encoding")) {
      [0xEF, 0xBB, 0xBF] + written[6].bytes(form.text)
    },
    BadCase(.encoding, "utf-16le mark before utf-16be", .rejected("*")) { [0xFF, 0xFE] + written[5].bytes(form.text) },
    BadCase(.encoding, "utf-16be mark before utf-16le", .rejected("*")) { [0xFE, 0xFF] + written[3].bytes(form.text) },
    BadCase(.encoding, "utf-16le mark before utf-8", .rejected("*")) { [0xFF, 0xFE] + Array(form.text.utf8) },
    BadCase(.encoding, "utf-16 of odd length", .rejected("text.encoding")) { written[2].bytes(form.text) + [0x41] },
    BadCase(.encoding, "utf-16 without a mark, of odd length", .rejected("text.encoding")) {
      written[3].bytes(form.text) + [0x41]
    },
    BadCase(.encoding, "utf-32le with a mark", .rejected("text.nul")) {
      [0xFF, 0xFE, 0, 0]
        + form.text.unicodeScalars.flatMap { scalar in (0..<4).map { UInt8(scalar.value >> ($0 * 8) & 255) } }
    },
    BadCase(.encoding, "utf-32be with a mark", .rejected("text.*")) {
      [0, 0, 0xFE, 0xFF]
        + form.text.unicodeScalars.flatMap { scalar in (0..<4).reversed().map { UInt8(scalar.value >> ($0 * 8) & 255) }
        }
    },
    BadCase(
      .encoding, "a mark within the text", .noMore(than: SmallForm.readings(), else: "*"),
      text: form.lines.joined(separator: "\n\u{FEFF}")),
    BadCase(.encoding, "two titles in two encodings", .rejected("text.*")) {
      written[0].bytes(form.text) + written[6].bytes(form.text)
    },
  ]

  /// Encodings that are not read: the title is not found in them.
  private static let others = ["utf-7", "big5", "gb18030", "koi8-r", "latin-1"].enumerated().map { number, name in
    BadCase(.encoding, "\(name)", .rejected("*")) {
      switch number {
      case 0: Array("+MLUw/DDTMLk-: 2 +MG8wRA- +MEQwRDBI-\n".utf8)
      case 1: [0xA8, 0xEE, 0xB3, 0xD0, 0xAC, 0x4F, 0x0A, 0x32, 0x20, 0xAC, 0x4F]
      case 2: [0xD2, 0xBD, 0xC1, 0xC6, 0x0A, 0x32, 0x20, 0xCA, 0xC7, 0x81, 0x30, 0x89, 0x37]
      case 3: [0xF2, 0xF5, 0xF3, 0xF3, 0xEB, 0xE9, 0xEA, 0x0A, 0x32, 0x20]
      default: [0x66, 0xFC, 0x72, 0x20, 0xC4, 0xE9, 0xE8, 0x0A]
      }
    }
  }

  /// Characters whose decoding differs from program to program, in a question and between the choices.
  private static let characters =
    [
      ("wave dash", "～"), ("minus", "－"), ("dash", "―"), ("parallel", "∥"), ("cent", "￠"), ("pound", "￡"), ("not", "￢"),
      ("circled", "①⑳"), ("company", "㈱"), ("numero", "№"), ("roman", "Ⅳⅳ"), ("ladder high", "髙"), ("cliff", "﨑"),
      ("half-width kana", "ｶﾞﾊﾟｰ"), ("yen", "\\"), ("overline", "~"), ("era", "㍻㍼"), ("units", "㎜㎡"),
    ].flatMap { name, text in
      written.compactMap { written -> BadCase? in
        // ISO-2022-JP writes the vendors' rows differently from program to program.
        guard ![.iso2022JP, .eucJP].contains(written.encoding) || text.utf8.allSatisfy({ $0 < 0x80 }) else {
          return nil
        }
        return BadCase(.encoding, "\(written.name) with \(name)", accepted) {
          written.bytes(form.with("3", SmallForm.line("3", .no, question: "質問\(text)の確認？")).text)
        }
      }
    }
    + [
      ("private use", "\u{E000}"), ("replacement character", "\u{FFFD}"), ("object replacement", "\u{FFFC}"),
      ("noncharacter", "\u{FFFE}"), ("last scalar", "\u{10FFFF}"), ("tag", "\u{E0041}"),
    ].map { name, text in
      BadCase(
        .encoding, "\(name) in a question", accepted,
        text: form.with("3", SmallForm.line("3", .no, question: "質問\(text)？")).text)
    }
    + (0x80...0x9F).map { value in
      BadCase(.encoding, "control character U+\(String(value, radix: 16)) in a question", accepted) {
        let control = Unicode.Scalar(UInt8(value))
        return Array(form.with("3", SmallForm.line("3", .no, question: "質問\(control)の？")).text.utf8)
      }
    }
}
