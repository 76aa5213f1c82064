import DisclosureCore

/// The words that the form prints, as people type them: in kana of either width.
enum Vocabulary {
  /// The longer word first: 該当 ends 非該当.
  static let choices: [(text: [UInt8], answer: Answer)] = written.map { (text: Array($0.text.utf8), answer: $0.answer) }

  private static let written: [(text: String, answer: Answer)] = [
    ("非該当", .doesNotApply), ("該当", .applies), ("対象外", .notApplicable), ("いいえ", .no), ("はい", .yes),
    ("イイエ", .no), ("ハイ", .yes), ("ｲｲｴ", .no), ("ﾊｲ", .yes), ("ﾋｶﾞｲﾄｳ", .doesNotApply), ("ｶﾞｲﾄｳ", .applies),
    ("ﾀｲｼｮｳｶﾞｲ", .notApplicable),
  ]

  static let remark = WordList("備考", "ﾋﾞｺｳ")
  static let answer = WordList("ご回答", "回答欄", "回答", "答え")
  static let colons = WordList("：", ":")
  static let separators = WordList("/", "／", "、", "，", ",", "・", "･")
  static let questionMarks = WordList("？", "?")
  /// What a question ends in, so that a word behind it is none of its own.
  static let questionEnds = WordList("？", "?", "。", "）", ")")
  static let choiceWords = WordList(choices.map(\.text))
  /// What people write for "none".
  static let dashes = WordList("-", "－", "ー", "―", "—", "–", "‐", "−", "ｰ")
  /// What a table calls the column of the items' numbers.
  static let numberNames = WordList("番号", "No", "No.", "NO", "Ｎｏ", "Ｎｏ．", "№", "#", "項番", "項目番号", "質問番号", "設問番号")
  /// What it calls those of the questions and what belongs to them.
  static let columnNames = WordList(
    "項目", "質問", "質問事項", "質問内容", "質問項目", "設問", "内容", "確認事項", "確認項目", "確認内容", "区分", "分類", "大項目", "中項目", "章", "節")
  /// What begins the remarks at the end of a sheet.
  static let remarkTitles = WordList("備考記載欄", "備考欄", "備考一覧")
  static let remarkColumns = WordList(remark.words + remarkTitles.words)

  /// Words of a legend or an example, which no question of the form has.
  static let asides = WordList(
    "記入例", "回答例", "記載例", "凡例", "記入方法", "回答方法", "記載方法", "を付けて", "をつけて", "を選択し", "で囲", "例：", "例:", "例）", "例)",
    "【例】", "［例］", "[例]")
  /// Those that begin a block of sample rows.
  static let examples = WordList("記入例", "回答例", "記載例", "例")
}
