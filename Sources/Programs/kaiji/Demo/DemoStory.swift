import Commands
import DisclosureCore
import DisclosureMessages
import DisclosureStorage
import JSONText

/// What the demo tells: sheets come in, hospitals query what became of them.
struct DemoStory {
  private struct Hospital {
    let id, name, policy: String
  }

  private struct Sample {
    let file: String
    let about: Phrase
    /// Names that the sheet's own header would not give.
    var product: String?
  }

  private static let hospitals = [
    Hospital(id: "hospital-a", name: "見本病院A", policy: "baseline"),
    Hospital(id: "hospital-b", name: "見本病院B", policy: "strict"),
    Hospital(id: "clinic-c", name: "見本クリニックC", policy: "network"),
  ]

  private static let samples = [
    Sample(file: "good.txt", about: Phrase(ja: "丁寧に記入", en: "filled with care")),
    Sample(file: "good-second.txt", about: Phrase(ja: "別の事業者", en: "another vendor's")),
    Sample(
      file: "contradictions.txt", about: Phrase(ja: "備考に矛盾", en: "remarks that contradict"),
      product: "みなもカルテ クリニック版"),
    Sample(
      file: "marks-lost.txt", about: Phrase(ja: "印が失われたもの", en: "marks lost on the way"), product: "みなもカルテ 訪問版"),
    Sample(file: "unreadable.txt", about: Phrase(ja: "別の書式", en: "not this form")),
  ]

  private static let vendors = ["株式会社みなもと医療クラウド", "ひいらぎメディカルシステム株式会社"]

  let system: DemoSystem
  let samples: String

  func run() throws {
    let receipts = try DemoReceipts(system.kafka)
    defer { receipts.close() }
    step(Phrase(ja: "データベースのスキーマ", en: "the database's schema"), "kaiji migrate")
    _ = try system.kaiji("migrate")
    let passwords = try addHospitals()
    step(
      Phrase(ja: "すべてのワーカーを別々のプロセスで起動", en: "every worker as a process of its own"),
      "parse-worker, evaluation-worker, result-publisher")
    try system.startWorkers()
    let submitted = try submitSamples()
    try awaitReceipts(receipts, submitted)
    step(
      Phrase(
        ja: "判定結果: 病院がそれぞれのログインでデータベースに問い合わせます",
        en: "results: each hospital asks the database with its own login"), "SELECT * FROM hospital.assessments()")
    try awaitResults()
    for hospital in DemoStory.hospitals { try showResults(of: hospital, password: passwords[hospital.id] ?? "") }
    Terminal.complain(Phrase(ja: "\nすべて停止します…", en: "\nstopping everything …"))
  }

  private func step(_ what: Phrase, _ command: String) {
    Terminal.complain(Phrase(both: "\n") + what + Phrase(both: "\n  $ \(command)"))
  }

  /// Adds hospitals, what they demand, and what they subscribe to.
  private func addHospitals() throws -> [String: String] {
    var passwords: [String: String] = [:]
    for hospital in DemoStory.hospitals {
      step(
        Phrase(both: "\(hospital.name): ")
          + Phrase(ja: "ログイン、ポリシー、購読", en: "its login, its policy, its subscriptions"),
        "kaiji hospital add \(hospital.id) --name \(hospital.name)")
      let added = try system.kaiji("hospital", "add", hospital.id, "--name", hospital.name, "--format", "json")
      passwords[hospital.id] = try password(in: added)
      let policy = "\(samples)/demo/\(hospital.policy).yaml"
      Terminal.complain(Phrase(both: "  $ kaiji policy apply \(policy) --hospital \(hospital.id)"))
      _ = try system.kaiji("policy", "apply", policy, "--hospital", hospital.id)
      for (vendor, product) in try products() {
        _ = try system.kaiji("hospital", "subscribe", hospital.id, "--vendor", vendor, "--product", product)
      }
    }
    return passwords
  }

  private func password(in json: String) throws -> String {
    guard case .string(let password)? = try JSONValue(parsing: Array(json.utf8))["password"] else {
      throw CommandFailure(
        Phrase(ja: "kaiji hospital add がパスワードを表示しませんでした", en: "kaiji hospital add printed no password"))
    }
    return password
  }

  private func products() throws -> [(vendor: String, product: String)] {
    [
      (DemoStory.vendors[0], "クラウド型電子カルテ「みなもカルテ」"), (DemoStory.vendors[1], "オンライン診療サービス「つむぎ外来」"),
    ] + DemoStory.samples.compactMap { sample in sample.product.map { (DemoStory.vendors[0], $0) } }
  }

  /// - Returns: the submission id of each sample, by its file.
  private func submitSamples() throws -> [String: String] {
    var ids: [String: String] = [:]
    Terminal.complain(Phrase(ja: "\n五つの開示書を提出します", en: "\nfive sheets are handed in"))
    for sample in DemoStory.samples {
      var arguments = ["submit", "\(samples)/sheets/\(sample.file)", "--submitter", "demo", "--subscribers"]
      if let product = sample.product { arguments += ["--product", product] }
      let typed = arguments.map { $0.contains(" ") ? "'\($0)'" : $0 }.joined(separator: " ")
      Terminal.complain(Phrase(both: "  $ kaiji \(typed)   # ") + sample.about)
      let output = try system.kaiji(arguments)
      ids[sample.file] = output.split(separator: "\t").dropFirst().first.map(String.init)
    }
    return ids
  }

  private func awaitReceipts(_ receipts: DemoReceipts, _ submitted: [String: String]) throws {
    Terminal.complain(
      Phrase(
        ja: "\nKafka からの受領通知（提出者が読むとおり）", en: "\nreceipts from Kafka, as the submitter reads them"))
    var told: Set<String> = []
    try system.wait(for: Phrase(ja: "すべての提出の受領通知", en: "receipt of every submission")) {
      try receipts.poll()
      for sample in DemoStory.samples where !told.contains(sample.file) {
        guard let receipt = submitted[sample.file].flatMap({ receipts.settled[$0] }) else { continue }
        told.insert(sample.file)
        Terminal.complain(Phrase(both: "  \(sample.file): \(words(for: receipt))"))
      }
      return told.count == DemoStory.samples.count
    }
  }

  private func words(for receipt: SubmissionSettled) -> String {
    let outcome =
      switch receipt.outcome {
      case .stored: SubmissionReport.Outcome.stored.phrase.text
      case .repeated: SubmissionReport.Outcome.repeated.phrase.text
      case .rejected: SubmissionReport.Outcome.rejected.phrase.text
      case .conflict: SubmissionReport.Outcome.conflict.phrase.text
      default: SubmissionReport.Outcome.unknown.phrase.text
      }
    let message = receipt.message.map { Wording.message(of: receipt.code, told: $0).text }
    let why = [receipt.code, receipt.place, message].compactMap { $0 }.joined(separator: ": ")
    return why.isEmpty ? outcome : "\(outcome) (\(Terminal.shown(why)))"
  }

  /// Until nothing is left to judge or to tell.
  private func awaitResults() throws {
    let operatorSession = try system.session()
    let backlog = Backlog(operatorSession)
    try system.wait(for: Phrase(ja: "すべての開示書の判定結果", en: "result of every sheet")) { try backlog.isEmpty() }
  }

  private func showResults(of hospital: Hospital, password: String) throws {
    let session = try system.session(user: Hospitals.login(of: hospital.id), password: password)
    let results = HospitalResults(own: session)
    let current = try results.assessments().filter(\.isCurrent)
    Terminal.print("\n\(hospital.name) (\(hospital.id), \(hospital.policy))\n\(ResultsTable.text(current))")
    guard let worst = current.first(where: { $0.decision == "reject" }) else { return }
    Terminal.print("  \(Terminal.shown(worst.product)): hospital.rule_results('\(worst.submission)')")
    for rule in try results.ruleResults(of: worst.submission) where rule.result == "fail" || rule.result == "unknown" {
      let reason = rule.reason.flatMap(ReasonCode.init(rawValue:)).map { Wording.message(of: $0).text } ?? rule.reason
      let result = Outcome.allCases.first { $0.name == rule.result }.map { Wording.name(of: $0).text } ?? rule.result
      let severity = Rule.Severity(rawValue: rule.severity).map { Wording.name(of: $0).text } ?? rule.severity
      Terminal.print(
        "    \(result) \(severity) \(rule.rule): \(reason ?? "") [\(rule.items.joined(separator: " "))]")
    }
  }
}
