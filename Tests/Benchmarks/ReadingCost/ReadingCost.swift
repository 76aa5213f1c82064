import ChildProcess
import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import Foundation
import ReaderPool
import SheetParsing

/// What it costs to read a text sheet in a shut-in child: processor time, user and system, of this process and the child.
///
/// Both ways begin with a document whose hash is known and end with the bytes that would be sent to the sheet topic; they
/// are measured in turn, and must give the same bytes before anything is measured.
@main
enum ReadingCost {
  private static let sheets = 400

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 2, let content = FileManager.default.contents(atPath: arguments[1]) else {
      throw Failure("start this with Tests/Benchmarks/run reading-cost")
    }
    let rounds = ProcessInfo.processInfo.environment["KAIJI_ROUNDS"].flatMap { Int($0) } ?? 41
    let document = Array(content)
    let question = ReaderQuestion(document, sha256: ContentHash.sha256(document))
    guard try inProcess(question) == throughChild(question) else { throw Failure("the two ways read differently") }

    var samples: [[Double]] = [[], [], [], []]
    for round in 0...rounds {
      let measured = try [
        alone(question), pooled(question, atOnce: 1), pooled(question, atOnce: 32), startOnly(),
      ]
      if round > 0 { for at in samples.indices { samples[at].append(measured[at]) } }
    }
    let medians = samples.map { $0.sorted()[$0.count / 2] }
    print("\(document.count) bytes of text; µs of processor time per sheet, user and system, median of \(rounds)")
    print("in process                                  \(shown(medians[0]))")
    print("through a child, one document at a time     \(shown(medians[1]))   + \(shown(medians[1] - medians[0]))")
    print("through a child, 32 documents in hand       \(shown(medians[2]))   + \(shown(medians[2] - medians[0]))")
    print("  goal: at most 30 more")
    print("start of a reader, once for up to 1000      \(shown(medians[3]))")
  }

  private struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }

  private static func shown(_ microseconds: Double) -> String {
    let text = String(Int(microseconds.rounded()))
    return String(repeating: " ", count: max(0, 7 - text.utf8.count)) + text
  }
}

extension ReadingCost {
  private static func inProcess(_ question: ReaderQuestion) throws -> [UInt8] {
    var read = SheetRead()
    read.readerVersion = UInt32(SheetReader.version)
    read.setSheet(try SheetReader.read(question.document), sha256: question.sha256)
    return read.encoded()
  }

  private static func throughChild(_ question: ReaderQuestion) throws -> [UInt8] {
    try pool().read([question])?.first?.read.encoded() ?? []
  }

  /// One reader, which is not replaced while it is measured.
  private static func pool() throws -> ReaderPool {
    var settings = ReaderPool.Settings(executable: ChildCommand.beside("sheet-reader"))
    settings.readers = 1
    (settings.documents, settings.work) = (.max, .seconds(5))
    return try ReaderPool(settings) { print("not granted: \($0.joined(separator: ", "))") }
  }

  private static func alone(_ question: ReaderQuestion) throws -> Double {
    let start = processorTime(own)
    var sum = 0
    for _ in 0..<sheets { sum += try inProcess(question).count }
    guard sum > 0 else { throw Failure("nothing was read") }
    return (processorTime(own) - start) / Double(sheets)
  }

  /// The start of the child is not counted: it is measured on its own.
  private static func pooled(_ question: ReaderQuestion, atOnce: Int) throws -> Double {
    func spent(_ times: Int) throws -> Double {
      let start = processorTime(own) + processorTime(children)
      try serve(question, times, atOnce)
      return processorTime(own) + processorTime(children) - start
    }
    let few = try spent(atOnce)
    return try (spent(sheets + atOnce) - few) / Double(sheets)
  }

  private static func serve(_ question: ReaderQuestion, _ times: Int, _ atOnce: Int) throws {
    let pool = try pool()
    var left = times
    while left > 0 {
      let part = Array(repeating: question, count: min(left, atOnce))
      guard let answers = try pool.read(part), answers.allSatisfy({ !$0.read.encoded().isEmpty }) else {
        throw Failure("nothing was read")
      }
      left -= part.count
    }
  }

  private static func startOnly() throws -> Double {
    let start = processorTime(own) + processorTime(children)
    _ = try pool()
    return processorTime(own) + processorTime(children) - start
  }

  private static let (own, children) = (RUSAGE_SELF.rawValue, RUSAGE_CHILDREN.rawValue)

  /// In microseconds; of children, those that have ended.
  private static func processorTime(_ who: Int32) -> Double {
    var usage = rusage()
    _ = unsafe getrusage(who, &usage)
    let times = [usage.ru_utime, usage.ru_stime]
    return times.reduce(0) { $0 + Double($1.tv_sec) * 1e6 + Double($1.tv_usec) }
  }
}
