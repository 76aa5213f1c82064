import ChildProcess
import DisclosureCore
import DisclosureIdentity
package import DisclosureMessages
import Glibc

/// Processes that read documents, started ahead. Whatever a document does to one, this process only sees how it ended.
///
/// It is used by one thread, which puts a question to each of them and waits for whichever answers first: a slow document
/// holds up its own reader alone. Each failure is tried once more in a fresh one.
package final class ReaderPool {
  package struct Settings: Sendable {
    /// Its path; by default it stands beside this program.
    package var executable: String
    package var readers = 4
    /// From question to answer.
    package var wall = Duration.seconds(10)
    package var mostAnswer = 8 << 20
    /// A reader is replaced after so many documents, and after so much processor time: it adds up, and must leave each
    /// document its own.
    package var documents = 1000
    package var work = Duration.seconds(1)
    /// How long readers at work are left to themselves once it is time to stop.
    package var drain = Duration.seconds(2)

    package init(executable: String) { self.executable = executable }

    /// The longest that a reader can be at one document, with its second try and the start of both.
    package var longest: Duration { wall * 4 }
  }

  private let settings: Settings
  private let tellMissing: ([String]) -> Void
  private var idle: [Reader] = []
  private var isGreeted = false
  /// How the readers read.
  package private(set) var version: UInt32 = 0

  /// - Parameter tellMissing: is told once what this system does not grant, by name; not where it grants all.
  package init(_ settings: Settings, tellMissing: @escaping ([String]) -> Void) throws(ReaderUnavailable) {
    self.settings = settings
    self.tellMissing = tellMissing
    try startAhead()
    while !isGreeted, let first = idle.first {
      _ = wait(for: [first])
      _ = try first.goOn(settings, greeted)
    }
  }

  /// Reads all documents.
  ///
  /// - Parameters:
  ///   - isStopping: asked several times a second; some time after it says so, the readers at work are killed.
  ///   - tell: is told how many are read, after each.
  /// - Returns: for each, in their order, what was read of it, or a rejection; nil where it was time to stop before.
  package func read(
    _ documents: [ReaderQuestion], isStopping: () -> Bool = { false }, tell: (Int) -> Void = { _ in }
  ) throws(ReaderUnavailable) -> [ReaderAnswer]? {
    var answers = [ReaderAnswer](repeating: ReaderAnswer(), count: documents.count)
    var waiting = documents.indices.reversed().map { Try(document: $0, isSecond: false) }
    var busy: [Reader] = []
    var end: ContinuousClock.Instant?
    while !waiting.isEmpty || !busy.isEmpty {
      if end == nil, isStopping() { end = .now + settings.drain }
      if let end, end <= .now { return nil }
      while busy.count < settings.readers, let next = waiting.popLast() {
        let reader = try next.isSecond ? fresh() : ready()
        reader.begin(next, with: documents[next.document])
        busy.append(reader)
      }
      for reader in wait(for: busy) {
        guard let end = try reader.goOn(settings, greeted) else { continue }
        busy.removeAll { $0 === reader }
        switch end {
        case .answer(let answer):
          answers[reader.work.document] = answer
          if !reader.isSpent(settings) { idle.append(reader) }
        case .failed where !reader.work.isSecond:
          waiting.append(Try(document: reader.work.document, isSecond: true))
          continue
        case .failed(let rejection): answers[reader.work.document].read.setRejection(rejection)
        }
        tell(documents.count - waiting.count - busy.count)
      }
      if busy.count + idle.count < settings.readers { try startAhead(besides: busy.count) }
    }
    return answers
  }

  /// How often ``read(_:isStopping:tell:)`` asks whether it is time to stop while no reader says anything.
  private static let attention = Duration.milliseconds(100)

  private func wait(for busy: [Reader]) -> [Reader] {
    let first = busy.map(\.deadline).min() ?? .now
    let limit = min(Self.attention, max(.zero, ContinuousClock.now.duration(to: first)))
    let able = Respondent.wait(for: busy.map(\.process), upTo: limit)
    let now = ContinuousClock.now
    return busy.indices.filter { able.contains($0) || busy[$0].deadline <= now }.map { busy[$0] }
  }

  private func greeted(_ greeting: ReaderGreeting) {
    guard !isGreeted else { return }
    version = greeting.readerVersion
    isGreeted = true
    if !greeting.missing.isEmpty { tellMissing(greeting.missing) }
  }

  private func ready() throws(ReaderUnavailable) -> Reader {
    if let reader = idle.popLast() { reader } else { try fresh() }
  }

  private func fresh() throws(ReaderUnavailable) -> Reader { try Reader(settings) }

  private func startAhead(besides busy: Int = 0) throws(ReaderUnavailable) {
    while idle.count + busy < settings.readers { idle.insert(try fresh(), at: 0) }
  }
}

/// A document's first or second try.
struct Try {
  let document: Int
  let isSecond: Bool
}
