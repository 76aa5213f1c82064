import DisclosureIdentity
import DisclosureMessages
import KafkaClient
import PostgresClient
import ProtobufWire
import TestSupport
import Testing

/// Something that must not be stored, and how it must end.
struct HostileInput: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let record: ProducerRecord
  /// nil: dead, for nobody could be answered.
  let submission: String?
  let code: String
  /// Whether the id is used up.
  var claims = true

  /// A submission of the good sheet with something changed.
  static func submission(
    _ name: String, _ code: String, claims: Bool = true, isDead: Bool = false, headers: [KafkaHeader] = [],
    _ change: (inout SheetSubmitted) -> Void = { _ in }
  ) -> HostileInput {
    let id = name.split(separator: " ").joined(separator: "-")
    var event = SheetSubmitted(goodSheet, id: id, vendor: "見本", product: "悪カルテ", submitter: "attacker")
    change(&event)
    let record = ProducerRecord(topic: Topics.submission.name, key: nil, value: event.encoded(), headers: headers)
    let own = Identifier.submission(submitter: "attacker", id: event.submissionID).description
    return HostileInput(
      testDescription: name, record: record, submission: isDead ? nil : own, code: code, claims: claims && !isDead)
  }

  /// Bytes that are no submission.
  static func bytes(_ name: String, _ value: [UInt8]?, code: String = "envelope.invalid") -> HostileInput {
    let record = ProducerRecord(topic: Topics.submission.name, key: nil, value: value)
    return HostileInput(testDescription: name, record: record, submission: nil, code: code, claims: false)
  }

  static let all: [HostileInput] = [
    bytes("a tombstone", nil),
    bytes("nothing at all", []),
    bytes("garbage", (0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 / 7) }),
    bytes("a length without end", [0x08, 0x01, 0x52, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F]),
    bytes("a newer schema that names nobody", [0x08, 0x02], code: "schema.newer"),
    submission("a NUL in the vendor", "envelope.invalid") { $0.vendor = "見\0本" },
    submission("a NUL in the product", "envelope.invalid") { $0.product = "\0" },
    submission("a NUL in the file's name", "envelope.invalid") { $0.fileName = "a\0.txt" },
    submission("no audience", "envelope.invalid") { $0.audience = nil },
    submission("a space in the id", "envelope.invalid", isDead: true) { $0.submissionID = "two words" },
    submission("a hospital with a slash", "envelope.invalid") { $0.audience = .hospital("a/b") },
    submission("an unknown hospital", "hospital.unknown", claims: false) { $0.audience = .hospital("nobody") },
    submission("another hash", "content.hash", claims: false) { $0.sha256[0] ^= 1 },
    submission("no content", "content.empty") {
      $0.content = []
      $0.sha256 = ContentHash.sha256([]).bytes
    },
    submission("a NUL in the text", "text.nul") { $0.set(content: goodSheet + [0]) },
    submission("no text", "text.encoding") { $0.set(content: [0xFF, 0xFE, 0x00, 0xD8]) },
    submission("8 MiB and a byte", "limit.size") { $0.set(content: [UInt8](repeating: 0x20, count: (8 << 20) + 1)) },
    submission(
      "1001 headers", "limit.headers", headers: (0...1_000).map { KafkaHeader("h\($0)", "v") }),
  ]

  static let goodSheet: [UInt8] = Array(fileBytes(Fixture.sheet("good")))
}

extension SheetSubmitted {
  fileprivate mutating func set(content: [UInt8]) {
    self.content = content
    sha256 = ContentHash.sha256(content).bytes
  }
}

extension EndToEnd {
  @Suite("What cannot be stored ends as a recorded rejection or a dead letter, and the workers live")
  struct HostileInputTests {
    @Test("each ends under its code", arguments: HostileInput.all)
    func ends(input: HostileInput) throws {
      let running = try Running.current()
      if let submission = input.submission {
        try running.system.write([input.record])
        let receipt = try #require(try running.receipts(of: submission).first)
        #expect(receipt.outcome == .rejected)
        #expect(receipt.code == input.code)
        #expect(receipt.message?.isEmpty == false)
        let claims = try running.system.number("SELECT count(*) FROM intake WHERE id = '\(submission)' AND claims")
        #expect(claims == (input.claims ? 1 : 0))
        #expect(try running.system.number("SELECT count(*) FROM sheet WHERE submission = '\(submission)'") == 0)
      } else {
        let before = try running.dead()
        try running.system.write([input.record])
        try running.system.waitUntil("one more dead letter") { try running.dead().count == before.count + 1 }
        let dead = try #require(try running.dead().last)
        #expect(dead.code == input.code)
        // The original stays readable, so that it can be shown and redriven.
        var original = OriginalRecord()
        try original.merge(dead.record)
        #expect(original.value == input.record.value)
        #expect(original.topic == Topics.submission.name)
      }
      try running.workersLive()
    }

    @Test("a newer schema is refused and leaves the id open: what an older program says under it is stored")
    func newerSchema() throws {
      let running = try Running.current()
      let event = SheetSubmitted(HostileInput.goodSheet, id: "upgraded", vendor: "見本", product: "新カルテ")
      let own = Identifier.submission(submitter: "vendor", id: "upgraded").description
      // Field 1 once more, at the end: the last one counts.
      for value in [event.encoded() + [0x08, 0x02], event.encoded()] {
        try running.system.write([ProducerRecord(topic: Topics.submission.name, key: nil, value: value)])
        _ = try running.receipts(of: own)
      }
      let receipts = try running.receipts(of: own, count: 2)
      #expect(receipts.map(\.outcome) == [.rejected, .stored])
      #expect(receipts.map(\.code) == ["schema.newer", nil])
    }

    @Test("what nobody but Kaiji should write to the sheet topic is a dead letter")
    func strangersOnTheSheetTopic() throws {
      let running = try Running.current()
      let before = try running.dead()
      try running.system.write([
        ProducerRecord(topic: Topics.sheet.name, key: nil, value: Array("no event".utf8)),
        ProducerRecord(topic: Topics.sheet.name, key: nil, value: nil),
        ProducerRecord(topic: Topics.sheet.name, key: nil, value: SheetRead().encoded()),
      ])
      try running.system.waitUntil("three more dead letters") { try running.dead().count == before.count + 3 }
      try running.workersLive()
    }
  }
}

extension Running {
  /// Dead letters in the order in which they were admitted.
  fileprivate func dead() throws -> [(code: String, record: [UInt8])] {
    try system.database().query("SELECT code, record FROM intake WHERE outcome = 'dead' ORDER BY received_at").map {
      (try $0.text(0), try $0.bytes(1))
    }
  }

  fileprivate func workersLive() throws {
    for program in ["parse-worker", "evaluation-worker", "result-publisher"] {
      #expect(try system.worker(program).isRunning)
    }
  }
}
