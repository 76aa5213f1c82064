package import DisclosureCore

/// What codes mean, in the words of the people who read them.
///
/// Words are made when something is shown, never stored: a stored sheet does not change when we find a better sentence.
package enum Wording {
  package static func message(of reason: ReasonCode) -> Label {
    let (japanese, english) =
      switch reason {
      case .answerYes: ("「はい」と回答されています", "the answer is yes")
      case .answerNo: ("「いいえ」と回答されています", "the answer is no")
      case .answerNotApplicable: ("「対象外」と回答されています", "the answer is not applicable")
      case .answerApplies: ("「該当」と回答されています", "the answer is: applies")
      case .answerDoesNotApply: ("「非該当」と回答されています", "the answer is: does not apply")
      case .answerUnresolved: ("印を読み取れません", "the mark could not be read")
      case .answerConflicting: ("複数の回答に印があります", "two answers are marked")
      case .answerBlank: ("回答に印がありません", "no answer is marked")
      case .answerAbsent: ("この項目の行がありません", "the row is missing")
      case .appliesUnknown: ("この項目が対象かどうか分かりません", "whether the item applies cannot be told")
      case .whenUnknown: ("条件に当てはまるか分かりません", "whether the condition holds cannot be told")
      case .remarkMissing: ("備考の記載がありません", "no remark explains it")
      case .sheetOld: ("開示書の作成日が古すぎます", "the sheet is too old")
      case .sheetUndated: ("開示書の作成日を確認できません", "the sheet's date cannot be told")
      case .editionOlder: ("書式の版が古すぎます", "the form's edition is too old")
      case .findingPresent: ("開示書に指摘事項があります", "the sheet has this finding")
      case .findingUndetermined: ("指摘事項の有無を判定できません", "whether the sheet has this finding cannot be told")
      case .conditionUnmet: ("条件を満たしていません", "the condition is not met")
      case .conditionUnknown: ("条件を満たすか分かりません", "whether the condition is met cannot be told")
      case .exemptGate: ("この項目は対象になりません", "the item does not apply")
      case .exemptWhen: ("この規則の条件に当てはまりません", "the rule's condition does not hold")
      case .waived: ("病院が例外として認めています", "the hospital has waived it")
      }
    return Label(japanese: japanese, english: english)
  }

  package static func message(of reason: AssessmentReason) -> Label {
    let (japanese, english) =
      switch reason {
      case .policyNone: ("この書式のポリシーがありません", "the hospital has no policy for this form")
      case .policyApplied: ("ポリシーが適用されました", "a policy applies now")
      case .policyRemoved: ("ポリシーが取り下げられました", "the policy was removed")
      case .policyFailed: ("ポリシーを評価できません", "the policy could not be evaluated")
      case .subscriptionEnded: ("購読が終了しました", "the subscription ended")
      case .productMerged: ("製品が統合されました", "the product was merged into another")
      case .sheetWithdrawn: ("開示書が取り下げられました", "the sheet was withdrawn")
      case .hospitalClosed: ("病院の登録が終了しました", "the hospital was closed")
      }
    return Label(japanese: japanese, english: english)
  }

  /// Why something was refused, for a person. What was stored is one English sentence, which may say more than the code.
  ///
  /// - Parameters:
  ///   - code: nil, or one that only a newer program knows: then the stored words are all there is.
  ///   - told: as it was stored.
  package static func message(of code: String?, told: String) -> Label {
    guard let code = code.flatMap(RejectionCode.init(rawValue:)) else { return Label(japanese: told, english: told) }
    return Label(japanese: message(of: code).japanese, english: told)
  }

  package static func message(of code: RejectionCode) -> Label {
    let (japanese, english) =
      switch code {
      case .formatOther:
        ("この種類のファイル（.xls、Word、画像など）は読めません", "a file of this kind is not read")
      case .formUnknown: ("対応している開示書の書式ではありません", "this is no form that is read here")
      case .formEmpty: ("書式に選択肢のある行がありません", "the form has no row with choices")
      case .textEncoding: ("文字コードを判別できないか、正しく読めない文字があります", "the text cannot be decoded")
      case .textNUL: ("使えない文字（NUL）が含まれています", "the text holds a NUL byte")
      case .textCombining: ("一文字に結合文字が多すぎます", "too many combining marks on one character")
      case .limitSize: ("大きさが上限を超えています", "it is too large")
      case .limitRows: ("行または備考の数が上限を超えています", "there are too many lines or remarks")
      case .limitLine: ("一行が長すぎます", "a line is too long")
      case .limitHeaders: ("ヘッダーの数が上限を超えています", "there are too many headers")
      case .limitColumns: ("列の数が上限を超えています", "there are too many columns")
      case .limitCell: ("一つのセルが長すぎます", "a cell is too long")
      case .csvQuote: ("CSV の引用符が正しくありません", "a quote of the CSV is not right")
      case .limitCells: ("セルの数が上限を超えています", "there are too many cells")
      case .limitParts: ("図形・書式・シートなどの数が上限を超えています", "there are too many shapes, styles, strings or sheets")
      case .limitPages: ("ページ数が上限を超えています", "there are too many pages")
      case .limitObjects: ("ページ上の要素が上限を超えています", "there are too many objects on the pages")
      case .zipDamaged: ("ファイルが壊れているか、途中で切れています", "the file is damaged or cut off")
      case .zipInconsistent: ("ファイルの目録と中身が食い違っています", "the archive contradicts itself")
      case .zipName: ("ファイルの中に許されない名前があります", "an entry of the archive has a name that is not allowed")
      case .zipEncrypted: ("パスワードで保護されています。解除して提出してください", "the file has a password; remove it")
      case .zipMethod: ("対応していない圧縮方式です", "the archive is packed in a way that is not read")
      case .zipBomb: ("展開すると大きくなりすぎます", "the archive grows too large when it is unpacked")
      case .xmlDoctype: ("XML に文書型宣言があります", "the XML has a document type, which is not read")
      case .xmlEncoding: ("XML の文字を正しく読めません", "the XML cannot be decoded")
      case .xmlMalformed: ("XML が正しくありません", "the XML is malformed")
      case .xmlLimit: ("XML の入れ子・属性・文字列が上限を超えています", "the XML is nested too deeply, or a text of it is too long")
      case .xlsxPart: ("ブックの部品が欠けているか、正しくありません", "a part of the workbook is missing or wrong")
      case .xlsxCell: ("セルの記述が正しくありません", "a cell of the workbook is malformed")
      case .pdfDamaged: ("PDF が壊れています", "the PDF is damaged")
      case .pdfEncrypted: ("PDF がパスワードで保護されています。解除して提出してください", "the PDF has a password; remove it")
      case .pdfNoText: ("PDF に文字がありません（画像だけの PDF は読めません）", "the PDF has no text; a scan is not read")
      case .readerFormat: ("この形式を読む部品が読み取りプログラムにありません", "the reader lacks the library for this format")
      case .envelopeInvalid: ("提出の封筒が正しくありません", "the submission's envelope is not right")
      case .contentHash: ("内容が添えられた SHA-256 と一致しません", "the content does not have the SHA-256 that came with it")
      case .contentEmpty: ("内容が空です", "there is no content")
      case .hospitalUnknown: ("提出先の病院が登録されていません", "the hospital is not known here")
      case .productUnnamed:
        ("提出にも開示書にも事業者名と製品名がありません", "neither the submission nor the sheet names vendor and product")
      case .schemaNewer: ("このプログラムより新しい形式です", "the event is newer than this program reads")
      case .submissionConflict: ("同じ提出 ID で別の内容が提出済みです", "something else was handed in under this submission id")
      case .policyInvalid: ("ポリシーに誤りがあります", "the policy has errors")
      case .positionGap: ("レコードの位置に抜けがあります", "records are missing in between")
      case .positionRecreated: ("トピックが作り直されています", "the topic was made anew")
      case .dayJump: ("日付が飛んでいます", "the day jumps")
      case .readerWall: ("読み取りが時間内に終わりませんでした", "the document was not read in time")
      case .readerCPU: ("読み取りの計算量が上限を超えました", "reading the document takes too much processor time")
      case .readerMemory: ("読み取りのメモリが上限を超えました", "reading the document takes too much memory")
      case .readerOutput: ("読み取りの結果が大きすぎます", "what was read of the document is too long")
      case .readerForbidden: ("読み取り中に禁止された操作がありました", "the reader did what it is forbidden to do")
      case .readerCrashed: ("読み取りプログラムが異常終了しました", "the reader ended while it read the document")
      case .readerAnswer: ("読み取りプログラムの応答が正しくありません", "the reader's answer is none")
      }
    return Label(japanese: japanese, english: english)
  }

  package static func name(of decision: Decision) -> Label {
    switch decision {
    case .accept: Label(japanese: "適合", english: "accept")
    case .refer: Label(japanese: "要確認", english: "refer")
    case .reject: Label(japanese: "不適合", english: "reject")
    }
  }
}
