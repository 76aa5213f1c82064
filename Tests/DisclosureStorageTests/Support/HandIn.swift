import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import DisclosureStorage
import Foundation
import KafkaClient
import PostgresClient
import SheetParsing
import Testing

@testable import evaluation_worker
@testable import parse_worker
@testable import sheet_reader

/// A document on its way: what a submitter hands in, and the record that the workers make of it.
struct HandIn {
  var submitter = "vendor-a"
  var id = "one"
  /// Nil for all subscribers.
  var hospital: String?
  var vendor: String? = "株式会社見本"
  var product: String? = "見本カルテ"
  var fileName = "sheet.txt"
  var content: [UInt8] = Fixture.good
  /// The hash that is said to be the content's; nil for the right one.
  var saidHash: [UInt8]?
  var schema: UInt8 = 1
  /// The broker's time, Unix milliseconds: 2026-01-01.
  var time: Int64 = 1_767_225_600_000

  var submissionID: Identifier { .submission(submitter: submitter, id: id) }

  var name: ProductName? { ProductName(vendor: vendor, product: product) }

  private var event: [UInt8] {
    var event = SheetSubmitted()
    event.submitter = submitter
    event.submissionID = id
    event.audience = hospital.map { .hospital($0) } ?? .subscribers
    event.vendor = vendor
    event.product = product
    event.mediaType = "text/plain"
    event.fileName = fileName
    event.content = content
    event.sha256 = saidHash ?? ContentHash.sha256(content).bytes
    var bytes = event.encoded()
    // Field 1, the schema, comes first.
    bytes[1] = schema
    return bytes
  }

  /// The record of the sheet topic that parse-worker makes of it, as evaluation-worker takes it in.
  func record(at offset: Int64) -> IntakeRecord { HandIn.record(of: event, time: time, at: offset) }

  /// The same of any bytes.
  static func record(of submission: [UInt8]?, time: Int64 = 1_767_225_600_000, at offset: Int64) -> IntakeRecord {
    let original = KafkaRecord(
      topic: Topics.submission.name, partition: 3, offset: 1000 + offset, timestamp: .logAppendTime(time), key: nil,
      value: submission, headers: [])
    let read = ReadSubmission(inProcess: original).record
    let passedOn = KafkaRecord(
      topic: read.topic, partition: 0, offset: offset, timestamp: .logAppendTime(time), key: read.key,
      value: read.value, headers: read.headers)
    do throws(NewerContent) {
      return try IntakeRecord(record: passedOn)
    } catch {
      Issue.record(error)
      return IntakeRecord(
        offset: offset, event: nil, traceparent: nil, content: .dead(record: [], Rejection(.envelopeInvalid, "")))
    }
  }
}

/// The sheets of Tests/Fixtures.
enum Fixture {
  static let good = bytes("good")

  /// The same with no vendor in its header.
  static let goodWithoutVendor = Array(
    String(decoding: good, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("サービス事業者\t") }.joined(separator: "\n").utf8)

  static let names = ["good", "good-second", "contradictions", "marks-lost"]

  static func bytes(_ name: String) -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/sheets")
    do {
      return [UInt8](try Data(contentsOf: folder.appending(path: "\(name).txt")))
    } catch {
      preconditionFailure("no fixture \(name): \(error)")
    }
  }

  /// The good sheet with another date, or with other words of its.
  static func good(changing old: String = "2025年10月1日 水曜日", to new: String) -> [UInt8] {
    Array(String(decoding: good, as: UTF8.self).replacingOccurrences(of: old, with: new).utf8)
  }
}

extension Database {
  /// Admits what is handed in, as the next records of partition 0.
  func handIn(_ handed: HandIn...) throws {
    let first = try Positions(connection).next(partition: 0) { 0 }
    let records = handed.enumerated().map { $1.record(at: first + Int64($0)) }
    guard try Admission(connection).admit(records, partition: 0) == .admitted(next: first + Int64(handed.count)) else {
      throw NotAdmitted()
    }
  }

  struct NotAdmitted: Error {}

  func subscribe(_ hospital: String, to handed: HandIn = HandIn()) throws {
    guard let name = handed.name, let vendor = handed.vendor, let product = handed.product else { throw NotAdmitted() }
    _ = try Hospitals(connection).subscribe(hospital, to: name, vendor: vendor, product: product)
  }

  @discardableResult
  func apply(_ policy: Policy, named name: String = "baseline", for hospital: String) throws -> Int64 {
    try PolicyRevisions(connection).apply(.init(policy, named: name), for: hospital).revision
  }
}

extension PolicyRevisions.Application {
  init(_ policy: Policy, named name: String) {
    self.init(
      name: name, form: policy.form, body: CanonicalPolicy.body(of: policy),
      catalogue: KnownCatalogues.hash(of: .sds50), yaml: "policy: \(name)", appliedBy: "a test")
  }
}

extension Policy {
  /// One rule over some items.
  static func demanding(
    _ answer: Answer = .yes, of items: String..., severity: Rule.Severity = .major
  ) -> Policy {
    Policy(
      form: "SDS 5.0",
      rules: [Rule(id: "demand", severity: severity, items: items, require: .is(item: nil, AnswerSet([answer])))])
  }
}

extension ReadSubmission {
  /// What the workers would pass on, read in this process.
  init(inProcess record: KafkaRecord) {
    let opened = OpenedSubmission(record)
    let version = UInt32(SheetReader.version)
    self.init(opened, reading: opened.document.map { ReaderAnswer(reading: $0).read }, readerVersion: version)
  }
}
