import ChildProcess
import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import Glibc
import ReaderPool
import TestSupport
import Testing

@Suite("Every bad input ends as it must", .serialized)
struct BadCorpusTests {
  @Test("its sheet, its refusal or its limit, twice the same", arguments: BadCase.Category.allCases)
  func category(_ category: BadCase.Category) throws {
    var report = CategoryReport(category)
    let cases = BadCorpus.cases(of: category)
    let pool = try Self.pool()
    var memory = ReaderMemory()
    for bad in cases {
      let bytes = bad.bytes()
      let clock = ContinuousClock()
      let start = clock.now
      let first = try Self.read(bytes, of: category, by: pool)
      let time = clock.now - start
      let second = try Self.read(bytes, of: category, by: pool)
      #expect(first == second, "\(category.rawValue)/\(bad.name) is read in two ways")
      let outcome = Outcome(first)
      let difference = outcome.difference(from: bad.expected)
      #expect(difference == nil, "\(category.rawValue)/\(bad.name)")
      report.add(bad, outcome, isWrong: difference != nil, time: time, memory: memory.peak())
    }
    print(report.line)
  }

  @Test("each case has its own name, and there are enough of them")
  func count() {
    for category in BadCase.Category.allCases {
      let names = BadCorpus.cases(of: category).map(\.name)
      #expect(Set(names).count == names.count, "\(category.rawValue)")
    }
    #expect(BadCase.Category.allCases.reduce(0) { $0 + BadCorpus.cases(of: $1).count } >= 1500)
  }

  private static func pool() throws -> ReaderPool {
    var settings = ReaderPool.Settings(executable: Programs.command("sheet-reader").executable)
    settings.readers = 1
    settings.wall = .seconds(60)
    return try ReaderPool(settings) { _ in }
  }

  /// An envelope is opened by the parse-worker itself; everything else is a document.
  private static func read(
    _ bytes: [UInt8], of category: BadCase.Category, by pool: ReaderPool
  ) throws -> SheetRead {
    guard category == .envelope else { return try read(bytes, by: pool) }
    var read = SheetRead()
    let submitted: SheetSubmitted
    do throws(Rejection) {
      submitted = try SubmissionEnvelope.open(bytes)
    } catch {
      read.setRejection(error)
      return read
    }
    try #require(SubmissionEnvelope.identify(bytes) == submitted)
    return try Self.read(submitted.content, by: pool)
  }

  private static func read(_ document: [UInt8], by pool: ReaderPool) throws -> SheetRead {
    let answers = try pool.read([ReaderQuestion(document, sha256: .sha256(document))])
    return try #require(answers?.first).read
  }
}
