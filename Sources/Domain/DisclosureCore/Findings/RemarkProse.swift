/// What vendors write beside their answers: the text of a numbered remark, or prose in a row's own 備考 cell.
struct RemarkProse {
  /// Nil for prose in a row's own cell.
  let number: Int?
  /// The rows beside which it stands, ascending.
  let rows: [Int]
  let text: FoldedText
  /// Where the prose begins behind the ids that open it.
  let start: Int

  var remarks: [Int] { number.map { [$0] } ?? [] }
  var wholeText: String { text.quote(0..<text.bytes.count) }

  static func all(_ links: RemarkLinks, _ readings: [Reading?]) -> [RemarkProse] {
    let numbered = links.remarks.map { remark in
      let text = FoldedText(remark.text)
      return RemarkProse(
        number: remark.number, rows: links.referrers[remark.number] ?? [], text: text,
        start: remark.names.isEmpty ? 0 : openingIDs(text))
    }
    let own = readings.indices.compactMap { row in
      readings[row]?.remarkText.map { RemarkProse(number: nil, rows: [row], text: FoldedText($0), start: 0) }
    }
    return numbered + own
  }

  /// Ids that open a remark end at its first white space.
  private static func openingIDs(_ text: FoldedText) -> Int {
    let space = UInt8(ascii: " ")
    return text.bytes.firstIndex { $0 <= space } ?? text.find(Array("\u{3000}".utf8)) ?? 0
  }
}

/// R5: a remark says that a thing is out of scope or not needed, or that it holds only in part, beside a plain はい. One
/// finding per remark, with the words.
struct ClaimsAgainstAnswer {
  private static let outside = ["範囲外", "対象外", "不要"].map { Array($0.utf8) }
  private static let limits = ["一部", "場合があります", "場合がある", "オプション"].map { Array($0.utf8) }
  /// 不要になった and 不要な speak of things, not of the measure.
  private static let things = ["不要な", "不要に", "不要の"].map { Array($0.utf8) }

  static func verdict(on prose: [RemarkProse], _ rows: AnsweredRows) -> CheckVerdict {
    prose.reduce(into: CheckVerdict()) { verdict, remark in
      let words = words(in: remark)
      guard !words.isEmpty else { return }
      verdict.add(
        remark.rows.reduce(.false) { $0 | rows.says($1, .yes) },
        Finding(
          code: .init(.remark, 5), severity: .warning, items: rows.saying(.affirmed, of: remark.rows),
          remarks: remark.remarks, quotes: words))
    }
  }

  private static func words(in remark: RemarkProse) -> [String] {
    (outside + limits).compactMap { word in
      var from = remark.start
      while let at = remark.text.find(word, from: from) {
        if !things.contains(where: { remark.text.has($0, at: at) }) {
          return remark.text.quote(at..<at + word.count)
        }
        from = at + word.count
      }
      return nil
    }
  }
}

/// R8: a row says いいえ without a remark, which the hospital has to explain at an inspection. One finding for all rows.
struct UnexplainedNo: AnswerRule {
  let code = Finding.Code(.remark, 8)
  private let questions: [Int]

  init(_ catalogue: Catalogue) {
    questions = catalogue.items.indices.filter { catalogue.items[$0].answers.contains(.no) }
  }

  func verdict(on rows: AnsweredRows) -> CheckVerdict {
    let unexplained = questions.map { rows.says($0, .no, withRemark: false) }
    var verdict = CheckVerdict(isUndetermined: unexplained.contains(.unknown))
    let found = zip(questions, unexplained).filter { $0.1 == .true }.map(\.0)
    if !found.isEmpty { verdict.add(.true, Finding(code: code, severity: .info, items: found)) }
    return verdict
  }
}
