package import DisclosureCore

/// What findings say, in the words of the people who read them. The rows and the remarks stand beside the sentence.
extension Wording {
  package static func message(of finding: Finding) -> Label {
    let words =
      switch finding.code.family {
      case .gate: gateMessage(finding)
      case .crossItem: crossItemMessage(finding)
      case .remark: remarkMessage(finding)
      case .sheet: sheetMessage(finding)
      }
    guard let words else {
      return Label(japanese: "指摘事項 \(finding.code.text)", english: "finding \(finding.code.text)")
    }
    return Label(japanese: words.japanese, english: words.english)
  }

  private static func remarkMessage(_ finding: Finding) -> Words? {
    let remarks = finding.remarks.map(String.init).joined(separator: ", ")
    // Prose in a row's own cell has no number.
    let (remark, english) = remarks.isEmpty ? ("備考", "the remark") : ("備考\(remarks)", "remark \(remarks)")
    let quotes = finding.quotes.joined(separator: " / ")
    return switch finding.code.number {
    case 1: ("\(remark)が参照されていますが、ありません", "\(english) is referred to but does not exist")
    case 2: ("\(remark)はどの項目からも参照されていません", "no item refers to \(english)")
    case 3: ("\(remark)に書かれた項目番号と参照元が一致しません", "\(english) and the items that refer to it do not agree")
    case 4:
      (
        "備考番号が重複しているか、参照順に1から並んでいません: \(remarks)",
        "remark numbers repeat, or are not 1 to n in order of use: \(remarks)"
      )
    case 5: ("「はい」の項目の\(remark)に範囲外・限定の記載があります: \(quotes)", "\(english) limits what is answered yes: \(quotes)")
    case 6: ("\(remark)は医療機関側の対応を求めています: \(quotes)", "\(english) leaves this to the hospital: \(quotes)")
    case 7:
      ("\(remark)は内容が変わり得る外部の資料を参照しています: \(quotes)", "\(english) refers to outside papers that may change: \(quotes)")
    case 8: ("「いいえ」の理由が備考にありません", "answered no without a remark that says why")
    default: nil
    }
  }

  typealias Words = (japanese: String, english: String)
}
