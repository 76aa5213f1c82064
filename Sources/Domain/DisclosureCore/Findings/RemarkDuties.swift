/// R6: a remark moves a duty to the hospital: the finding is the hospital's to-do. One per remark, with the words.
func dutiesMoved(_ prose: [RemarkProse]) -> [Finding] {
  prose.compactMap { remark in
    let words = HospitalDuty.words(in: remark)
    guard !words.isEmpty else { return nil }
    return Finding(
      code: .init(.remark, 6), severity: .info, items: remark.rows, remarks: remark.remarks, quotes: words)
  }
}

/// R7: a remark refers to what stands outside the sheet and may change. One finding per remark, with its links; a remark
/// that is nothing but links is quoted whole, ids included.
func outsideEvidence(_ prose: [RemarkProse]) -> [Finding] {
  prose.compactMap { remark in
    let links = WebLink.all(in: remark.text)
    guard !links.isEmpty else { return nil }
    let isBare = WebLink.isNothingElse(in: remark.text, from: remark.start, links)
    return Finding(
      code: .init(.remark, 7), severity: .info, items: remark.rows, remarks: remark.remarks,
      quotes: isBare ? [remark.wholeText] : links.map(remark.text.quote))
  }
}

/// Words that ask the hospital to do something: within one sentence those for the hospital and then a request, or a
/// recommendation.
private enum HospitalDuty {
  private static let hospital = ["医療機関", "病院", "貴院", "ご利用者", "利用者様", "お客様"].map { Array($0.utf8) }
  private static let requests = ["ください", "下さい", "お願い", "願います", "必要があります", "行うものとします"].map {
    Array($0.utf8)
  }
  /// 推奨暗号 recommends nothing to anybody.
  private static let recommendations = ["推奨し", "推奨いた", "推奨です", "推奨となり"].map { Array($0.utf8) }
  private static let stop = Array("。".utf8)
  private static let longestList = 16

  static func words(in remark: RemarkProse) -> [String] {
    let text = remark.text
    var words: [String] = []
    var start = remark.start
    while start < text.bytes.count, words.count < longestList {
      let end =
        (start..<text.bytes.count).first { at in
          text.bytes[at] == UInt8(ascii: "\n") || text.bytes[at] == stop[0] && text.has(stop, at: at)
        } ?? text.bytes.count
      if let request = request(in: text, start..<end) { words.append(text.quote(request)) }
      for word in recommendations {
        if let at = text.find(word, from: start, to: end) { words.append(text.quote(at..<at + word.count)) }
      }
      start = end + 1
    }
    return words
  }

  private static func request(in text: FoldedText, _ sentence: Range<Int>) -> Range<Int>? {
    func first(of words: [[UInt8]], from: Int) -> Range<Int>? {
      words.compactMap { word in
        text.find(word, from: from, to: sentence.upperBound).map { $0..<$0 + word.count }
      }.min { $0.lowerBound < $1.lowerBound }
    }
    guard let hospital = first(of: hospital, from: sentence.lowerBound),
      let request = first(of: requests, from: hospital.upperBound)
    else { return nil }
    return hospital.lowerBound..<request.upperBound
  }
}

/// Addresses of the web in a text: from http://, https:// or www. to the end of its ASCII letters.
private enum WebLink {
  private static let heads = ["http://", "https://", "www."].map { Array($0.utf8) }
  private static let longestList = 16

  static func all(in text: FoldedText) -> [Range<Int>] {
    var links: [Range<Int>] = []
    var at = 0
    while at < text.bytes.count, links.count < longestList {
      guard mayBeginLink(text.bytes[at]), heads.contains(where: { text.has($0, at: at) }) else {
        at += 1
        continue
      }
      let end = text.bytes[at...].firstIndex { $0 <= 0x20 || $0 >= 0x7F } ?? text.bytes.count
      links.append(at..<end)
      at = end
    }
    return links
  }

  private static func mayBeginLink(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "h") || byte == UInt8(ascii: "w") }

  /// Whether but for white space nothing stands around the links.
  static func isNothingElse(in text: FoldedText, from start: Int, _ links: [Range<Int>]) -> Bool {
    let ideographicSpace = Array("\u{3000}".utf8)
    return text.bytes.indices.dropFirst(start).allSatisfy { at in
      text.bytes[at] <= 0x20 || ideographicSpace.contains(text.bytes[at]) || links.contains { $0.contains(at) }
    }
  }
}
