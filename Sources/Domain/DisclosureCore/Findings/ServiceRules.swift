/// X16: patients see nothing, yet the product's name speaks of online consultation or a PHR.
struct PatientsService: AnswerRule {
  let code = Finding.Code(.crossItem, 16)
  private let viewing: Int

  init?(_ catalogue: Catalogue) {
    guard let viewing = catalogue.position(of: "76") else { return nil }
    self.viewing = viewing
  }

  func verdict(on rows: AnsweredRows) -> CheckVerdict {
    let names = ServiceWords(words: ["オンライン診療"], letters: ["phr"])
    var verdict = CheckVerdict()
    verdict.add(
      rows.says(viewing, .doesNotApply) & names.stand(in: rows.header.product),
      Finding(code: code, severity: .warning, items: [viewing], quotes: [rows.header.product].compactMap(\.self)))
    return verdict
  }
}

/// X17: nothing is stored outside, yet the version speaks of a cloud service.
struct StoringService: AnswerRule {
  let code = Finding.Code(.crossItem, 17)
  private let storage: Int

  init?(_ catalogue: Catalogue) {
    guard let storage = catalogue.position(of: "1") else { return nil }
    self.storage = storage
  }

  func verdict(on rows: AnsweredRows) -> CheckVerdict {
    let names = ServiceWords(words: ["クラウド"], letters: ["saas"])
    var verdict = CheckVerdict()
    verdict.add(
      rows.says(storage, .doesNotApply) & names.stand(in: rows.header.version),
      Finding(code: code, severity: .warning, items: [storage], quotes: [rows.header.version].compactMap(\.self)))
    return verdict
  }
}

/// Words that tell what kind of service it is.
private struct ServiceWords {
  let words: [String]
  /// In ASCII, and only as whole words.
  let letters: [String]

  /// A head without the field, or with pages that differ in it, does not tell.
  func stand(in field: String?) -> Truth {
    guard let text = field.map(FoldedText.init) else { return .unknown }
    return Truth(
      words.contains { text.find(Array($0.utf8)) != nil } || letters.contains { text.hasWord(Array($0.utf8)) })
  }
}
