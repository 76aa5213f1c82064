import DisclosureCore

/// Sheets that can be read and make no sense: doubled, contradicting, of another form, with remarks that lead nowhere.
enum MeaningCases {
  static let all = rows + unknown + titles + headers + remarks + answers

  private static let form = SmallForm()
  private static let accepted = Expected.accepted(SmallForm.readings())

  private static let questions: [String] = Catalogue.sds50.items.filter { $0.kind == .question }.map(\.id)

  private static func choices(of id: String) -> [Seen] {
    Catalogue.sds50.items.first { $0.id == id }?.kind == .gate
      ? [.applies, .doesNotApply] : [.yes, .no, .notApplicable]
  }

  private static func row(_ id: String, _ marked: [Seen], glyph: String = "●") -> String {
    "\(id)\t\(SmallForm.question(id))\t\(SmallForm.choices(id, marked: marked, glyph: glyph))\t備考\t-"
  }

  /// What several marks, several rows and no mark make of an item.
  private static let rows = SmallForm.ids.flatMap { id -> [BadCase] in
    let own = SmallForm.answers[id] ?? .absent
    let others = choices(of: id).filter { $0 != own }
    func readings(_ seen: Seen) -> Expected { .accepted(SmallForm.readings([id: seen])) }
    var cases = [
      BadCase(.meaning, "\(id) twice, alike", accepted, text: form.adding([row(id, [own])], after: id).text),
      BadCase(
        .meaning, "\(id) twice, alike, far apart", accepted, text: form.adding([row(id, [own])], after: "6").text),
      BadCase(.meaning, "\(id) without a mark", readings(.blank), text: form.with(id, row(id, [])).text),
      BadCase(.meaning, "\(id) missing", readings(.absent), text: form.with(id, "").text),
      BadCase(
        .meaning, "\(id) with all choices marked", readings(.conflicting),
        text: form.with(id, row(id, choices(of: id))).text),
      BadCase(
        .meaning, "\(id) marked and once more without a mark", readings(.unread),
        text: form.adding([row(id, [])], after: id).text),
    ]
    for other in others {
      cases += [
        BadCase(
          .meaning, "\(id) twice, once \(other.rawValue)", readings(.conflicting),
          text: form.adding([row(id, [other])], after: id).text),
        BadCase(
          .meaning, "\(id) twice, far apart, once \(other.rawValue)", readings(.conflicting),
          text: form.adding([row(id, [other])], after: "6").text),
        BadCase(
          .meaning, "\(id) marked \(own.rawValue) and \(other.rawValue)", readings(.conflicting),
          text: form.with(id, row(id, [own, other])).text),
        BadCase(
          .meaning, "\(id) three times, last \(other.rawValue)", readings(.conflicting),
          text: form.adding([row(id, [own]), row(id, [other])], after: id).text),
      ]
    }
    return cases
  }

  /// Numbers that the form does not have, and rows that say what they cannot.
  private static let unknown =
    [
      "0", "109", "199", "1000", "1.3", "1.10", "2.1", "17.9", "17.3.1.1", "3.0", "-3", "+3", "3-1", "3,1", "3a", "Q3",
      "3.", ".3", "00", "03", "1.01", "1..1", "1.1.", "１．９", "3/4",
    ].flatMap { id in
      [
        BadCase(
          .meaning, "a row more, numbered \(id)", .noMore(than: SmallForm.readings(), else: "*"),
          text: form.adding([SmallForm.line(id, .no, question: "別の質問")], after: "3").text),
        BadCase(
          .meaning, "a row more at the end, numbered \(id)", .noMore(than: SmallForm.readings(), else: "*"),
          text: form.adding([SmallForm.line(id, .yes, question: "別の質問")], after: "6").text),
      ]
    }
    + ["1.1", "2", "3", "4"].flatMap { id in
      [
        "該当 非該当", "●該当 非該当", "はい ●該当", "●あり なし", "A B ●C", "●", "はい いいえ", "□はい □いいえ", "はい/いいえ/対象外", "はい→いいえ",
        "はい(訂正 ●いいえ)", "×はい ●いいえ 対象外", "~~●はい~~ いいえ 対象外",
      ].map { choices in
        BadCase(
          .meaning, "\(id) with choices '\(choices)'", .noMore(than: SmallForm.readings([id: .no]), else: "*"),
          text: form.with(id, "\(id)\t\(SmallForm.question(id))\t\(choices)\t備考\t-").text)
      }
    }

  private static let titles: [BadCase] =
    [
      ("of another family", "製造業者による医療情報セキュリティ開示書 (医療情報システムの安全管理に関するガイドライン第6.0版対応)"),
      ("without its edition", "サービス事業者による医療情報セキュリティ開示書"),
      ("of an edition that is unknown", SmallForm.title.replacing("6.0", with: "9.9")),
      ("of an older edition", SmallForm.title.replacing("6.0", with: "5.2")),
      ("of edition 6", SmallForm.title.replacing("6.0", with: "6")),
      ("of edition 6.00", SmallForm.title.replacing("6.0", with: "6.00")),
      ("of a negative edition", SmallForm.title.replacing("6.0", with: "-6.0")),
      ("of a huge edition", SmallForm.title.replacing("6.0", with: String(repeating: "9", count: 400))),
    ].map { name, title in
      BadCase(
        .meaning, "a title \(name)", .rejected("form.unknown"), text: form.text.replacing(SmallForm.title, with: title))
    }
    + ["3", "6"].flatMap { id in
      [
        BadCase(
          .meaning, "another family's title after \(id)", .rejected("form.unknown"),
          text: form.adding(["製造業者による医療情報セキュリティ開示書"], after: id).text),
        BadCase(
          .meaning, "another edition's title after \(id)", .rejected("form.unknown"),
          text: form.adding([SmallForm.title.replacing("6.0", with: "5.2")], after: id).text),
        BadCase(
          .meaning, "the title once more after \(id)", accepted, text: form.adding([SmallForm.title], after: id).text),
        BadCase(
          .meaning, "another sheet after \(id)", .accepted(SmallForm.readings()),
          text: form.adding(SmallForm().lines.dropLast(3), after: "6").text + "\n\(id == "3" ? "" : "終")"),
      ]
    }
    + [
      BadCase(.meaning, "another sheet with other answers", .noMore(than: SmallForm.readings([:]), else: "*")) {
        Array(form.adding(contrary.lines.dropLast(3).map { $0 }, after: "6").text.utf8)
      }
    ]

  /// Each row answered otherwise.
  private static let contrary: SmallForm = {
    var form = SmallForm()
    form.rows = SmallForm.ids.map { id in
      (id, SmallForm.line(id, choices(of: id).first { $0 != SmallForm.answers[id] }))
    }
    return form
  }()

  /// Heads with dates that are none, names left from a template, or several of each. The rows stand.
  private static let headers =
    [
      "2024年13月1日", "2024年2月30日", "2023年2月29日", "0000年1月1日", "9999年12月31日", "99999年1月1日", "令和0年1月1日", "令和99年1月1日",
      "平成31年5月1日", "昭和64年1月8日",
      "2024/1/32", "1/2/2024", "2024-1-1T00:00", "20241211", "昨日", "〇年〇月〇日", "«作成日»", "{{date}}", "#REF!", "-1年1月1日",
      "2024年12月11日(月)", "2024年12月11日 2024年12月12日",
      "12月11日", "2024年", "R6.12.11", "H36.1.1", "大正15年12月25日", "明治45年1月1日", "2024年12月11日(日曜)", "２０２４年１２月１１日", "二千二十四年",
      "45637",
    ].map { date in
      BadCase(.meaning, "dated '\(date)'", accepted) {
        var form = SmallForm()
        form.header[0] = "作成日\t" + date
        return Array(form.text.utf8)
      }
    }
    + [1, 2, 3].flatMap { line in
      ["", "\t", "-", "«会社名»", "{{vendor}}", "#N/A", "#REF!", "名称未設定", "\u{3000}", "=A1", "null", "0", "サービス名称"]
        .enumerated().map { number, value in
          BadCase(.meaning, "head \(line) with value \(number + 1)", accepted) {
            var form = SmallForm()
            form.header[line] = String(form.header[line].prefix { $0 != "\t" }) + "\t" + value
            return Array(form.text.utf8)
          }
        }
    }
    + (0..<4).flatMap { line in
      [
        BadCase(.meaning, "head \(line) missing", accepted) {
          var form = SmallForm()
          form.header.remove(at: line)
          return Array(form.text.utf8)
        },
        BadCase(.meaning, "head \(line) twice, differing", accepted) {
          var form = SmallForm()
          form.header.insert(form.header[line] + "改", at: line)
          return Array(form.text.utf8)
        },
        BadCase(.meaning, "head \(line) among the rows", accepted) {
          Array(form.adding([form.header[line]], after: "3").text.utf8)
        },
      ]
    }

  /// References to remarks that are not there, loops, and long chains.
  private static let remarks: [BadCase] =
    [
      "9", "0", "-1", "1/2/9", "1000000", "99999999999999999999", "1-2", "1〜3", "1,,2", "/", "１", "①", "備考1", "別紙",
      "1 2 3", "a", "1.5", "#1", "※1", "(1)", String(repeating: "1/", count: 5000),
    ].enumerated().map { number, reference in
      BadCase(
        .meaning, "reference \(number + 1) to a remark", accepted,
        text: form.with("3", SmallForm.line("3", .no, remark: reference)).text)
    }
    + [
      ("to itself", ["1\t備考1を参照", "2\t2と同じ"]), ("in a ring of two", ["1\t備考2を参照", "2\t備考1を参照"]),
      ("in a ring of three", ["1\t2を参照", "2\t3を参照", "3\t1を参照"]), ("to nowhere", ["1\t備考99を参照"]),
      ("in a chain", (1...900).map { "\($0)\t備考\($0 + 1)を参照" }),
      ("with a gap", ["1\t本文", "3\t本文"]), ("numbered backwards", ["2\t本文", "1\t本文"]), ("twice", ["1\t本文", "1\t別の本文"]),
      ("without text", ["1\t", "2\t"]),
      ("without numbers", ["本文", "別の本文"]), ("naming unknown items", ["1\t99.9/0 本文"]),
      ("naming an item twice", ["1\t3/3 本文"]),
      ("in huge numbers", ["99999999999999999999\t本文"]), ("numbered from 0", ["0\t本文", "1\t本文"]),
      ("of one long line", ["1\t" + String(repeating: "本文", count: 100_000)]),
      ("with a row's look", ["1\t7 質問？ ●はい いいえ 対象外"]),
    ].map { name, lines in
      BadCase(.meaning, "remarks \(name)", accepted) {
        var form = SmallForm()
        form.remarks = ["備考記載欄"] + lines
        return Array(form.text.utf8)
      }
    }
    + [
      BadCase(.meaning, "no remarks", accepted) {
        var form = SmallForm()
        form.remarks = []
        return Array(form.text.utf8)
      },
      BadCase(.meaning, "remarks before the rows", .noMore(than: SmallForm.readings(), else: "form.empty")) {
        Array(([form.title] + form.header + form.remarks + form.rows.map(\.line)).joined(separator: "\n").utf8)
      },
    ]

  /// Answers that only a whole form can have: each question in turn with two marks, and with a contradiction.
  private static let answers = questions.dropFirst(8).prefix(60).flatMap { id in
    [
      BadCase(
        .meaning, "\(id) with two marks", .accepted(SmallForm.readings([id: .conflicting])),
        text: form.adding([row(id, [.yes, .no])], after: "6").text),
      BadCase(
        .meaning, "\(id) yes, then no", .accepted(SmallForm.readings([id: .conflicting])),
        text: form.adding([row(id, [.yes]), row(id, [.no])], after: "6").text),
    ]
  }
}
