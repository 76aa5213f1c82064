import DisclosureCore

/// What findings about gates and between items say.
extension Wording {
  static func gateMessage(_ finding: Finding) -> Words? {
    switch finding.code.number {
    case 1: ("「非該当」とした項目の下位の項目に回答があります", "rows are answered under a gate that says: does not apply")
    case 2:
      ("「該当」とした項目の下位の項目がすべて空欄または「対象外」です", "a gate says: applies, but every row under it is blank or not applicable")
    case 3: ("その項目にない選択肢に印があります", "an answer is marked that the item does not have")
    case 4: ("実施していない対策の詳細に「はい」と回答されています", "details of a measure are answered yes, but the measure is not in place")
    case 5: ("95の回答と、その手段(95.1、95.2)の回答が一致しません", "95 and its two means, 95.1 and 95.2, do not agree")
    case 6: ("アクセスログの閲覧制限と代替の運用対策の回答が一致しません", "restricted access to the log and what makes up for it do not agree")
    case 7: ("アクセスログの有無と業務日誌等での記録の回答が一致しません", "the access log and the journal in its place do not agree")
    case 8: ("記録の確定機能と、それに代わる記録の回答が一致しません", "finalising of records and what makes up for it do not agree")
    case 9:
      (
        "外部保存の受託と保存場所等の回答が一致しません。保存場所を確認してください",
        "external storage and its places do not agree: ask where the data is kept"
      )
    case 10: ("「非該当」とした文書・記録についての項目に回答があります", "rows about documents that are said not to be handled are answered")
    case 11:
      (
        "外部保存を受託していますが、77～106がすべて「対象外」「非該当」です。記入漏れの可能性があります",
        "records are stored outside, but all of 77 to 106 do not apply: was the block skipped?"
      )
    default: nil
    }
  }

  static func crossItemMessage(_ finding: Finding) -> Words? {
    let quote = finding.quotes.first ?? ""
    return switch finding.code.number {
    case 1: ("パスワード認証の有無と記憶による認証の有無が一致しません", "password authentication and authentication by memory do not agree")
    case 2:
      ("二要素認証とされていますが、組み合わせる要素が二つありません", "two-factor authentication is claimed, but fewer than two factors are in use")
    case 3: ("利用者を認証するとされていますが、方式がありません", "users are said to be authenticated, but by none of the means")
    case 4: ("備考の記入が必要な方式に備考がありません", "a means that has to be explained in a remark has none")
    case 5: ("パスワードと併用する手段がありません", "passwords are said to be combined, but with no other means")
    case 6: ("認証機器がありませんが、使えない場合の代替手段に回答があります", "a fallback for devices is answered, but no device is in use")
    case 7: ("対応する通信方式がありません", "no method of connection is supported")
    case 8:
      ("公衆網を使いますが、VPNもTLSクライアント認証もありません", "a public line is used with neither a VPN nor TLS client authentication")
    case 9: ("唯一の通信方式であるTLSが高セキュリティ型の設定ではありません", "TLS is the only method, and not set up as the high security type")
    case 10: ("リモートメンテナンスの有無と48、49の回答が一致しません", "remote maintenance and what 48 and 49 say of it do not agree")
    case 11: ("外部委託についての項目で「対象外」が一致しません", "rows about outsourced work do not agree on whether they apply")
    case 12: ("持ち出しがありますが、リスク分析または台帳管理がありません", "things are taken out without an analysis of risks or a ledger")
    case 13: ("持ち出しがなく、リスク分析または台帳管理もありません", "nothing is taken out, and there is no analysis of risks or no ledger")
    case 14: ("暗号化していますが、暗号の種類が「対象外」です", "contents are encrypted, but the question about ciphers is not applicable")
    case 15: ("検証はできますが、付与はできません", "can be verified, but not made")
    case 16:
      (
        "患者が閲覧する機能が「非該当」ですが、製品名と合いません: \(quote)",
        "patients are said to see nothing, unlike the product's name: \(quote)"
      )
    case 17:
      ("外部保存が「非該当」ですが、バージョンの記載と合いません: \(quote)", "nothing is said to be stored outside, unlike the version: \(quote)")
    case 18: ("57が「いいえ」でも57.4には回答が必要です", "57.4 has to be answered even where 57 says no")
    case 19: ("すべての項目が「はい」または「該当」です", "every row says yes or applies")
    case 20: ("経路制御の機器・機能の有無と関係する項目の回答が一致しません", "route control and the rows that need it do not agree")
    default: nil
    }
  }
}
