import ChildProcess
import DisclosureIdentity
import DisclosureMessages
import Foundation
import JSONText
import KafkaClient
import PostgresClient
import TestSupport
import Testing

extension EndToEnd {
  @Suite("An operator's commands")
  struct OperatingTests {
    @Test("change a hospital's lines, and say what there is in a form that programs can read")
    func story() throws {
      let running = try Running.current()
      let hospital = try running.system.addHospital("operated")
      let id = hospital.id
      for product in ["操作カルテ", "操作カルテEX"] { try running.subscribe(hospital, to: product) }
      let first = try running.submit("contradictions", as: "操作カルテ")
      let second = try running.submit("good-second", as: "操作カルテEX")
      for submission in [first, second] { _ = try running.receipts(of: submission) }
      try running.apply("access", to: hospital)
      _ = try running.results(of: hospital, count: 2)

      let told = try running.documents("findings", first, "--hospital", id, "--format", "json")
      #expect(told.count == 1 && told.first?["allChecked"] == .bool(true))
      let checked = try running.documents("check", Fixture.sheet("contradictions"), "--format", "json")
      #expect(told.first?["undetermined"] == checked.first?["undetermined"])
      let findings = told.first?["findings"]?.array ?? []
      #expect(findings.isEmpty == false)
      #expect(findings.allSatisfy { $0["message"]?["ja"]?.string?.isEmpty == false && $0["items"]?.array != nil })
      try findingsOfAnOlderReader(running, first, id)
      let standing = try running.documents("product", "list", "--hospital", id, "--format", "json")
      #expect(standing.map { $0["product"]?.string } == ["操作カルテ", "操作カルテEX"])
      #expect(standing.allSatisfy { $0["policies"]?.array?.compactMap(\.string) == ["access"] })

      let products = try running.documents("product", "list", "--format", "json")
      func product(_ name: String) -> String { products.first { $0["product"]?.string == name }?["id"]?.string ?? "" }
      let (from, into) = (product("操作カルテ"), product("操作カルテEX"))
      try running.system.kaiji("product", "alias", "見本", "操作の別名", "--of", from)
      let taken = try running.refused("product", "alias", "見本", "操作カルテEX", "--of", from)
      #expect(taken.contains("kaiji product merge \(into) \(from)"))
      try running.system.kaiji("product", "merge", from, into)
      #expect(try running.refused("product", "merge", from, into).contains("was merged into \(into)"))
      _ = try running.results(of: hospital, count: 1)
      #expect(try running.log(of: hospital).suffix(1) == ["access r1 closed product.merged"])

      let yaml = try running.system.kaiji("policy", "show", "access", "--hospital", id)
      #expect(yaml == [UInt8](try Data(contentsOf: URL(filePath: Fixture.policy("access")))))
      try running.system.kaiji("policy", "remove", "access", "--hospital", id)
      #expect(try running.refused("policy", "remove", "access", "--hospital", id).contains("removed"))
      #expect(try running.refused("policy", "remove", "never", "--hospital", id).contains("no policy never"))
      #expect(try running.refused("policy", "show", "access", "--hospital", id).contains("--revision"))
      #expect(try running.refused("policy", "show", "access", "--hospital", id, "--revision", "7").contains("1 to 2"))
      #expect(try running.system.kaiji("policy", "show", "access", "--hospital", id, "--revision", "1") == yaml)
      let history = try running.documents("policy", "history", "access", "--hospital", id, "--format", "json")
      #expect(history.map { $0["revision"]?.numeral } == ["1", "2"])
      try running.system.waitUntil("the removal is judged") { try running.system.isIdle() }
      #expect(try running.log(of: hospital).suffix(2) == [" r0 refer policy.none", "access r1 closed policy.removed"])

      for submission in [first, second] { try running.system.kaiji("sheet", "withdraw", submission) }
      try running.system.waitUntil("the withdrawals are judged") { try running.system.isIdle() }
      #expect(try running.log(of: hospital).suffix(1) == [" r0 closed sheet.withdrawn"])
      #expect(try running.refused("sheet", "withdraw", from).contains("no sheet"))
      #expect(try running.refused("findings", first, "--hospital", id).contains("sees no sheet"))

      try running.system.kaiji("hospital", "unsubscribe", id, "--vendor", "見本", "--product", "操作の別名")
      try running.system.kaiji("hospital", "close", id)
      let listed = try running.documents("hospital", "list", "--format", "json").first { $0["hospital"]?.string == id }
      #expect(listed?["closedAt"]?.string != nil && listed?["subscriptions"]?.numeral == "0")
      #expect(try running.refused("hospital", "close", "nobody-here").contains("not known"))
      #expect(throws: PostgresError.self) { try running.system.ownResults(of: hospital) }
    }

    /// What a sheet's reader did not check is told as such, in both languages and to programs.
    private func findingsOfAnOlderReader(_ running: Running, _ submission: String, _ hospital: String) throws {
      func text(_ language: String) throws -> String {
        String(
          decoding: try running.system.kaiji("findings", submission, "--hospital", hospital, "--lang", language),
          as: UTF8.self)
      }
      let lines = [("en", "read by an older reader"), ("ja", "古いプログラムが読み取った開示書")]
      for (language, line) in lines { #expect(try !text(language).contains(line)) }
      func setReader(_ version: String) throws {
        try running.system.database().query(
          "UPDATE sheet SET reader = \(version) WHERE submission = '\(submission)'")
      }
      let reader = try running.system.number("SELECT reader FROM sheet WHERE submission = '\(submission)'")
      try setReader("2")
      for (language, line) in lines { #expect(try text(language).contains(line)) }
      let told = try running.documents("findings", submission, "--hospital", hospital, "--format", "json").first
      #expect(told?["allChecked"] == .bool(false) && told?["undetermined"]?.array?.count == 49)
      try setReader("\(reader)")
    }

    @Test("list, show and redrive dead letters, of which Kafka is told too")
    func deadLetters() throws {
      let running = try Running.current()
      let topic = Topics.deadLetter.name
      let listener = try TopicListener(running.system.kafka(), topic, group: "test.dead-letters")
      defer { listener.stop() }
      let value = Array("no envelope at all \u{1}".utf8)
      let headers = [KafkaHeader("traceparent", trace), KafkaHeader("other", "x")]
      try running.system.write([
        ProducerRecord(topic: Topics.submission.name, key: Array("k".utf8), value: value, headers: headers),
        ProducerRecord(
          topic: Topics.submission.name, key: nil, value: [0xFF],
          headers: (0..<1_001).map { KafkaHeader("n\($0)", "") }),
        ProducerRecord(topic: Topics.sheet.name, key: nil, value: [0xFE]),
      ])
      var told: [String: (record: KafkaRecord, event: DeadLettered)] = [:]
      func hear(_ value: [UInt8], times count: Int) throws {
        try running.system.waitUntil("\(count) dead letters are heard") {
          let heard = try listener.records(of: topic).map { record in
            (record.text(ofHeader: "ce_id") ?? "", (record, try DeadLettered(event: record.value ?? [])))
          }
          told = Dictionary(heard, uniquingKeysWith: { first, _ in first })
          return told.values.count { $0.event.original.value == value } >= count
        }
      }
      for value in [value, [0xFF], [0xFE]] { try hear(value, times: 1) }
      func place(_ value: [UInt8]) -> String { told.first { $0.value.event.original.value == value }?.key ?? "" }

      let (record, event) = try #require(told[place(value)])
      #expect(record.key == Array("k".utf8))
      #expect(record.text(ofHeader: "ce_type") == "disclosure.v1.DeadLettered")
      #expect(record.text(ofHeader: "traceparent") == trace)
      #expect(event.original.topic == Topics.submission.name && event.code == "envelope.invalid")
      #expect(event.original.headers.map(\.name) == headers.map(\.name))
      let listed = try running.documents("dead-letters", "list", "--format", "json").compactMap { $0["place"]?.string }
      #expect(Set(listed) == Set(told.keys))

      let file = running.system.folder.appending(path: "dead.bin")
      let shown = try running.documents(
        "dead-letters", "show", place(value), "--out", file.path, "--format", "json")
      #expect(shown.first?["original"]?["key"]?.string == "k")
      #expect([UInt8](try Data(contentsOf: file)) == value)
      #expect(try running.refused("dead-letters", "show", place(value), "--out", file.path).contains("exists"))
      #expect(try running.refused("dead-letters", "show", "7-99999999").contains("no dead letter"))

      #expect(try running.refused("dead-letters", "redrive", place([0xFF])).contains("1 of its headers"))
      #expect(try running.refused("dead-letters", "redrive", place([0xFE])).contains(Topics.sheet.name))
      try running.system.kaiji("dead-letters", "redrive", place(value))
      try hear(value, times: 2)
      let again = told.values.filter { $0.event.original.value == value }.map(\.event)
      #expect(again.count == 2)
      #expect(Set(again.map(\.original.key)) == [Array("k".utf8)])
      #expect(again.allSatisfy { $0.original.headers == again[0].original.headers })
      #expect(try running.system.number("SELECT count(*) FROM intake WHERE outcome = 'dead'") == Int64(told.count))
    }

    private let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    @Test("leave no trace in an event that a policy made; a submission's goes to its receipt and its assessments")
    func traces() throws {
      let running = try Running.current()
      let hospital = try running.system.addHospital("traced")
      try running.subscribe(hospital, to: "追跡カルテ")
      let content = [UInt8](try Data(contentsOf: URL(filePath: Fixture.sheet("good"))))
      let event = SheetSubmitted(content, id: "traced-1", vendor: "見本", product: "追跡カルテ")
      try running.system.write([
        ProducerRecord(
          topic: Topics.submission.name, key: nil, value: event.encoded(), headers: [KafkaHeader("traceparent", trace)])
      ])
      let submission = Identifier.submission(submitter: event.submitter, id: event.submissionID).description
      _ = try running.receipts(of: submission)
      let receipts = try running.listener.records(of: Topics.receipt.name)
        .filter { $0.key == Array(submission.utf8) }
      #expect(receipts.map { $0.text(ofHeader: "traceparent") } == [trace])
      _ = try running.results(of: hospital, count: 1)
      try running.apply("access", to: hospital)
      var traces: [String] = []
      try running.system.waitUntil("three assessments are heard") {
        traces = try running.listener.records(of: Topics.assessment.name)
          .filter { $0.key == Array(hospital.id.utf8) }.map { $0.text(ofHeader: "traceparent") ?? "-" }
        return traces.count >= 3
      }
      #expect(traces == [trace, "-", "-"])

      // What workers log of it names hospital and submission and quotes nothing.
      for program in ["parse-worker", "evaluation-worker", "result-publisher"] {
        let log = try String(contentsOf: running.system.worker(program).log, encoding: .utf8)
        let lines = try log.split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) }
        #expect(
          lines.contains { $0["submission"]?.string == submission && $0["level"]?.string == "debug" }, "\(program)")
        #expect(
          lines.contains {
            $0["level"]?.string == "info" && ["read", "admitted", "told"].contains($0["message"]?.string)
          })
        #expect(!log.contains("追跡カルテ") && !log.contains("見本"), "\(program)")
      }
    }
  }
}

extension Running {
  /// What a command printed: a JSON document a line.
  func documents(_ arguments: String...) throws -> [JSONValue] {
    let said = try system.run(arguments)
    guard said.status.isSuccess else {
      throw StillNot("\(arguments): \(said.status) \(String(decoding: said.errors, as: UTF8.self))")
    }
    return try said.output.split(separator: UInt8(ascii: "\n")).map { try JSONValue(parsing: Array($0)) }
  }

  /// What a command said that ended with 2.
  func refused(_ arguments: String...) throws -> String {
    let said = try system.run(arguments)
    #expect(said.status == .exited(2), "\(arguments)")
    #expect(said.output.isEmpty, "\(arguments)")
    return String(decoding: said.errors, as: UTF8.self)
  }
}
