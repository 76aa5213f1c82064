import DisclosureCore

/// What findings about a sheet as a whole say.
extension Wording {
  static func sheetMessage(_ finding: Finding) -> Words? {
    let (first, last) = (finding.quotes.first ?? "", finding.quotes.last ?? "")
    let quotes = finding.quotes.joined(separator: " / ")
    return switch finding.code.number {
    case 1: ("作成日の日付と曜日が一致しません: \(first)", "the date and the weekday do not agree: \(first)")
    case 2:
      (
        "ページの見出しの記載が一致しません。別の開示書のページが混ざっている可能性があります: \(quotes)",
        "the pages' heads differ, pages of two sheets may be mixed: \(quotes)"
      )
    case 3: ("ガイドライン第\(first)版の書式です。現行は第\(last)版です", "the form follows guideline \(first); \(last) is in force")
    case 4: ("作成から24か月を超えています: \(first)", "the sheet is older than 24 months: \(first)")
    case 5: ("作成日が先の日付です: \(first)", "the sheet is dated in the future: \(first)")
    case 6: ("同じ項目が二度あり、回答が異なります", "an item stands there twice, with two answers")
    case 7: ("書式にある項目がありません", "items of the form are missing")
    case 8: ("質問の文言が書式と異なります: \(first)", "questions say something else than the form's: \(first)")
    case 9: ("この版の書式にない項目番号があります: \(quotes)", "ids that this edition of the form does not have: \(quotes)")
    case 10: ("一つの項目に二つの回答が記されています", "two answers are marked in one row")
    default: nil
    }
  }
}
