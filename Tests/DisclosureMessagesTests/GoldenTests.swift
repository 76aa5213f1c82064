import DisclosureMessages
import Foundation
import Testing

@Suite("What was ever sent can be read for good")
struct GoldenTests {
  @Test(
    "schema 1: Google's bytes are these values and back",
    arguments: Golden.schema1.keys.sorted())
  func golden(name: String) throws {
    let event = try #require(Golden.schema1[name])
    let bytes = try #require(try Golden.lines("schema-1.txt")[name])
    let kind = try #require(EventKind.all.first { name.hasPrefix($0.name) })
    #expect(try kind.decode(bytes).fields.json == event.fields.json)
    #expect(event.encoded() == bytes)
  }

  @Test("every type of event has a golden message")
  func everyType() throws {
    let types = try Golden.lines("schema-1.txt").keys.map { $0.split(separator: " ")[0] }
    #expect(Set(types.map(String.init)) == Set(EventKind.all.map(\.name)))
  }

  @Test("every line of the file has its value")
  func complete() throws {
    #expect(try Set(Golden.lines("schema-1.txt").keys) == Set(Golden.schema1.keys))
  }
}

private enum Golden {
  /// `name: hex`, a line for each message.
  static func lines(_ file: String) throws -> [String: [UInt8]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    return Dictionary(
      uniqueKeysWithValues: text.split(separator: "\n").map { line in
        let parts = line.components(separatedBy: ": ")
        let digits = Array(parts[1].utf8)
        let pairs = stride(from: 0, to: digits.count, by: 2)
        return (parts[0], pairs.compactMap { UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16) })
      })
  }

  static let schema1: [String: any Described] = [
    "SheetSubmitted hospital": submitted, "SheetSubmitted subscribers": submittedToAll, "SheetRead sheet": read,
    "SheetRead rejection": rejected, "SubmissionSettled rejected": settled, "SheetAssessed judged": assessed,
    "SheetAssessed closing": closing, "DeadLettered": deadLettered,
  ]

  private static func uuid(_ number: Int) -> String { "018f4e6a-0000-8000-8000-00000000000\(number)" }

  private static var submitted: SheetSubmitted {
    var event = SheetSubmitted()
    event.submitter = "vendor.example"
    event.submissionID = "2026/11-#1"
    event.audience = .hospital("H-001")
    event.vendor = "株式会社サンプル"
    event.product = ""
    event.mediaType = "text/csv"
    event.fileName = "開示書.csv"
    event.content = [0xEF, 0xBB, 0xBF, 0x31, 0x2C, 0x00]
    event.sha256 = Array(0..<32)
    event.keyID = "key-1"
    event.signature = Array(repeating: 255, count: 64)
    event.notAfter = -1
    return event
  }

  private static var submittedToAll: SheetSubmitted {
    var event = SheetSubmitted()
    event.submitter = "v"
    event.audience = .subscribers
    return event
  }

  private static var record: OriginalRecord {
    let left = OriginalRecord.Header(name: Array("ce_id".utf8), value: Array("a-1".utf8))
    let empty = OriginalRecord.Header(name: [0xFF], value: [])
    let null = OriginalRecord.Header(name: Array("ce_id".utf8), value: nil)
    var record = OriginalRecord()
    record.topic = "disclosure.submission.v1"
    record.partition = 63
    record.offset = 1 << 40
    record.timestamp = 1_795_339_800_125
    record.timestampKind = .logAppendTime
    record.key = []
    record.value = Array(0..<200)
    record.setHeaders([left, empty, null])
    record.headersLeftOut = 2
    return record
  }

  private static var read: SheetRead {
    var sheet = SheetRead.Sheet()
    sheet.form.family = "SDS"
    sheet.form.edition = "5.0"
    sheet.form.guideline = "6.0"
    sheet.date = 20_068
    sheet.vendor = "ベンダー"
    sheet.product = "製品"
    sheet.version = ""
    sheet.readings = [1, 9, 73]
    sheet.findings = #"{"findings":[],"undetermined":["G1"]}"#
    sheet.detail = #"{"header":null}"#
    var event = SheetRead()
    event.original = record
    event.readerVersion = 3
    event.catalogue = Array(32..<64)
    event.program = "sheet-reader 1.4.0"
    event.mediaType = "text/plain"
    event.encoding = "UTF-8"
    event.result = .sheet(sheet)
    return event
  }

  private static var rejected: SheetRead {
    var rejection = SheetRead.Rejection()
    rejection.code = "zip.bomb"
    rejection.place = "xl/worksheets/sheet1.xml"
    rejection.message = "too much"
    var event = SheetRead()
    event.original.topic = "t"
    event.readerVersion = 1
    event.result = .rejection(rejection)
    return event
  }

  private static var settled: SubmissionSettled {
    var event = SubmissionSettled()
    event.submission = uuid(1)
    event.submitter = "vendor.example"
    event.submissionID = "a-1"
    event.outcome = .rejected
    event.code = "form.unknown"
    event.place = "line 1"
    event.message = "no form is known"
    event.sheet = uuid(2)
    event.hospital = "H-001"
    event.settledAt = 1_795_339_800_125
    return event
  }

  private static var assessed: SheetAssessed {
    var log = SheetAssessed.RuleResult()
    log.rule = "access-log"
    log.result = .unknown
    log.severity = .major
    log.code = "answer.unresolved"
    log.items = ["17.3", "17.3.1"]
    var fresh = SheetAssessed.RuleResult()
    fresh.rule = "fresh"
    fresh.result = .waived
    var counts = SheetAssessed.Counts()
    (counts.passed, counts.failed, counts.unknown, counts.exempt, counts.waived) = (1, 2, 3, 4, 5)
    var event = SheetAssessed()
    event.id = Array(64..<96)
    event.hospital = "H-001"
    event.product = uuid(3)
    event.form = "SDS 5.0"
    event.policy = "baseline"
    event.revision = 2
    event.sheet = uuid(2)
    event.submission = uuid(1)
    event.epoch = 1
    event.nth = 1 << 33
    event.decision = .refer
    event.reason = "policy.applied"
    event.score = 615
    event.counts = counts
    event.rules = [log, fresh]
    event.regressed = ["12.1"]
    event.day = 20_779
    return event
  }

  private static var closing: SheetAssessed {
    var event = SheetAssessed()
    event.hospital = "H-001"
    event.form = "SDS 5.0"
    event.reason = "subscription.ended"
    event.epoch = 1
    event.nth = 2
    event.day = -1
    return event
  }

  private static var deadLettered: DeadLettered {
    var event = DeadLettered()
    event.original = record
    event.code = "envelope.invalid"
    event.message = "no event"
    event.deadAt = 1_795_339_800_125
    return event
  }
}
