import DisclosureCore
import YAMLDocument

extension Label {
  /// Why a text is no document that a policy can be read from.
  init(_ problem: YAMLProblem) {
    let japanese =
      switch problem {
      case .tooLarge(let bytes, let limit): "ファイルは \(bytes) バイトあります。\(limit) バイトまで読み取れます"
      case .notUTF8: "ここに UTF-8 ではない文字があります。UTF-8 で保存してください"
      case .noMemory: "読み取るためのメモリーが足りません"
      case .empty: "内容がありません"
      case .secondDocument: "ここから二つ目の文書が始まっています。一つのファイルには一つだけ書けます"
      case .missingValue: "ここに値がありません"
      case .keyTwice(let key, let first): "キー '\(key)' は \(first) にすでにあります"
      case .keyNotPlain: "キーは一つの語です。一覧やマッピングは書けません"
      case .mergeKey: "マージキー（'<<'）は使えません。内容をそのまま書いてください"
      case .tooDeep: "入れ子は \(YAMLDocument.deepest) 段までです"
      case .directive: "ディレクティブ（'%'）は使えません"
      case .alias: "エイリアス（'*'）は使えません"
      case .anchor: "アンカー（'&'）は使えません"
      case .tag: "タグ（'!'）は使えません"
      case .syntax(let words): "YAML として読み取れません: \(words)"
      }
    self.init(japanese: japanese, english: problem.description)
  }
}
