package import DisclosureCore

/// What findings say, in the words of the people who read them. The rows and the remarks stand beside the sentence.
extension Wording {
  package static func message(of finding: Finding) -> Label {
    let remarks = finding.remarks.map(String.init).joined(separator: ", ")
    let (first, last) = (finding.quotes.first ?? "", finding.quotes.last ?? "")
    let (japanese, english) =
      switch finding.code.text {
      case "G1":
        ("「非該当」とした項目の下位の項目に回答があります", "rows are answered under a gate that says: does not apply")
      case "G4":
        ("実施していない対策の詳細に「はい」と回答されています", "details of a measure are answered yes, but the measure is not in place")
      case "X1":
        ("パスワード認証の有無と記憶による認証の有無が一致しません", "password authentication and authentication by memory do not agree")
      case "X2":
        (
          "二要素認証とされていますが、組み合わせる要素が二つありません",
          "two-factor authentication is claimed, but fewer than two factors are in use"
        )
      case "X3": ("利用者を認証するとされていますが、方式がありません", "users are said to be authenticated, but by none of the means")
      case "X4": ("備考の記入が必要な方式に備考がありません", "a means that has to be explained in a remark has none")
      case "R1": ("備考\(remarks)が参照されていますが、ありません", "remark \(remarks) is referred to but does not exist")
      case "R2": ("備考\(remarks)はどの項目からも参照されていません", "no item refers to remark \(remarks)")
      case "R3":
        ("備考\(remarks)に書かれた項目番号と参照元が一致しません", "remark \(remarks) and the items that refer to it do not agree")
      case "H1": ("作成日の日付と曜日が一致しません: \(first)", "the date and the weekday do not agree: \(first)")
      case "H3":
        (
          "ガイドライン第\(first)版の書式です。現行は第\(last)版です",
          "the form follows guideline \(first); \(last) is in force"
        )
      default: ("指摘事項 \(finding.code.text)", "finding \(finding.code.text)")
      }
    return Label(japanese: japanese, english: english)
  }
}
