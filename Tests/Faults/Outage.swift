import ChildProcess
import DisclosureIdentity
import DisclosureMessages
import Foundation
import KafkaClient
import TestSupport
import Testing

/// A server that goes away in the middle of a run, and comes back.
struct Outage {
  static let duration = Duration.seconds(30)

  let run: KillRun
  let service: RunningSystem.Service
  private var system: RunningSystem { run.system }

  /// Hands in a wave, stops the server while the workers are in the middle of it, starts it again after half a minute,
  /// and waits for the end. Nobody touches the workers.
  ///
  /// - Parameter meanwhile: what goes on without that server.
  func happen(wave: Int, _ meanwhile: () throws -> Void) throws {
    let left = try catchInTheMiddle(wave: wave)
    let began = ContinuousClock.now
    print("\(service.rawValue) stopped with \(left)")
    try meanwhile()
    Thread.sleep(forTimeInterval: max(.zero, Self.duration - began.duration(to: .now)) / .seconds(1))
    try system.resume(service)
    let back = ContinuousClock.now
    try run.settle()
    print("\(service.rawValue) came back; all was done \(back.duration(to: .now)) later")
  }

  /// Stops the server just after a look found work on both sides of it. Workers that were too quick get another wave.
  private func catchInTheMiddle(wave: Int) throws -> Left {
    for _ in 0..<4 {
      try run.settle()
      let before = try Left(run)
      try run.submitAtOnce(wave)
      var now = before
      try system.waitUntil("the workers are at it") {
        now = try Left(run)
        return service == .kafka ? now.read > before.read : now.admitted > before.admitted
      }
      try system.interrupt(service)
      if service == .kafka ? now.unread > 0 : now.notAdmitted > 0 { return now }
      try system.resume(service)
    }
    throw StillNot("the workers were never caught in the middle")
  }
}

/// How far a run has come.
struct Left: CustomStringConvertible {
  private let submitted: Int64
  let read: Int64
  let admitted: Int64

  init(_ run: KillRun) throws {
    submitted = Int64(run.submitted.count)
    read = try run.system.ends(of: Topics.sheet).values.reduce(0, +)
    admitted = try run.system.number("SELECT count(*) FROM intake WHERE outcome = 'stored'")
  }

  var unread: Int64 { submitted - read }
  var notAdmitted: Int64 { submitted - admitted }

  var description: String { "\(unread) submissions not read, \(notAdmitted) not admitted" }
}

extension KillRun {
  /// Hands in so many sheets at once, and returns when Kafka has acknowledged them all.
  func submitAtOnce(_ count: Int) throws {
    try #require(submitted.count + count <= total, "no sheets are left: workers were too quick too often")
    let records = try (0..<count).map { _ in
      let sheet = try sheets.next(hospitals: hospitals.map(\.id))
      var event = SheetSubmitted(
        fileBytes(sheet.file), id: "at-once-\(submitted.count)", vendor: nil, product: nil)
      if let hospital = sheet.hospital { event.audience = .hospital(hospital) }
      submitted[Identifier.submission(submitter: event.submitter, id: event.submissionID).description] = sheet
      return ProducerRecord(
        topic: Topics.submission.name, key: Array(event.submissionID.utf8), value: event.encoded())
    }
    try system.write(records)
  }
}
