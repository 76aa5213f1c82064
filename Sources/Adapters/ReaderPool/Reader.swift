import ChildProcess
import DisclosureCore
import DisclosureIdentity
import DisclosureMessages

/// One running reader and the document it is at.
final class Reader {
  enum End {
    case answer(ReaderAnswer)
    case failed(Rejection)
  }

  let process: Respondent
  private(set) var work = Try(document: 0, isSecond: false)
  private(set) var deadline = ContinuousClock.now
  private var question: ReaderQuestion?
  private var isGreeted = false
  private var served = 0
  /// Whether it was at a document that C code reads: no other document is given to it.
  private var hasReadPDF = false

  init(_ settings: ReaderPool.Settings) throws(ReaderUnavailable) {
    // Without it a trap would start a backtracer, and show as a forbidden call. A group of its own keeps Ctrl-C on a
    // terminal from it: that is for this process, and would look like a crash over the document.
    let command = ChildCommand(
      settings.executable, environment: ["SWIFT_BACKTRACE": "enable=no"], workingDirectory: "/", hasOwnGroup: true)
    do throws(ChildProcessError) {
      process = try Respondent(command, mostAnswer: settings.mostAnswer)
    } catch {
      throw ReaderUnavailable(settings, error)
    }
    deadline = .now + settings.wall
    wall = settings.wall
  }

  private let wall: Duration

  func begin(_ work: Try, with question: ReaderQuestion) {
    self.work = work
    self.question = question
    deadline = .now + wall
    if question.document.starts(with: "%PDF-".utf8) { hasReadPDF = true }
    process.ask(question.document, question.sha256.bytes)
  }

  func isSpent(_ settings: ReaderPool.Settings) -> Bool {
    hasReadPDF || served >= settings.documents || process.processorTime.map { $0 >= settings.work } ?? true
  }

  /// - Returns: nil as long as there is neither answer nor failure.
  func goOn(_ settings: ReaderPool.Settings, _ greeted: (ReaderGreeting) -> Void) throws(ReaderUnavailable) -> End? {
    let received: [UInt8]?
    do throws(Respondent.Failure) {
      received = try receive(greeted)
    } catch {
      guard isGreeted else { throw ReaderUnavailable(settings, error) }
      return .failed(Rejection(error))
    }
    guard let bytes = received else { return try late(settings) }
    served += 1
    guard let answer = ReaderAnswer(decodingUntrusted: bytes), let question else {
      return .failed(Rejection(.readerAnswer, "the reader's answer cannot be understood"))
    }
    guard answer.sha256 == question.sha256.bytes else {
      return .failed(Rejection(.readerAnswer, "the reader's answer is to another document"))
    }
    guard answer.read.isSound else {
      return .failed(Rejection(.readerAnswer, "the reader's answer says what cannot be"))
    }
    return .answer(answer)
  }

  /// - Returns: the answer, once it is there. A first frame that is no greeting leaves the reader without one, until it is late.
  private func receive(_ greeted: (ReaderGreeting) -> Void) throws(Respondent.Failure) -> [UInt8]? {
    if !isGreeted, let first = try process.goOn(), let greeting = ReaderGreeting(decodingUntrusted: first) {
      isGreeted = true
      // How long it took to start is not the document's.
      deadline = .now + wall
      greeted(greeting)
    }
    return try isGreeted ? process.goOn() : nil
  }

  private func late(_ settings: ReaderPool.Settings) throws(ReaderUnavailable) -> End? {
    guard deadline <= .now else { return nil }
    process.kill()
    guard isGreeted else { throw ReaderUnavailable(settings, "it did not greet in time") }
    return .failed(Rejection(.readerWall, "the reader gave no answer within \(wall)"))
  }
}

extension SheetRead {
  /// Whether a reader's answer, taken as a stranger's, says only what can be said and stored.
  fileprivate var isSound: Bool {
    switch result {
    case .sheet(let sheet):
      guard let hash = catalogue.flatMap({ ContentHash(bytes: $0) }), let found = KnownCatalogues.find(hash),
        sheet.form.family == found.form.family, sheet.form.edition == found.form.edition,
        PackedReadings.unpack(sheet.readings, catalogue: found) != nil, FindingsColumn(sheet.findings) != nil,
        SheetJSON.isJSON(sheet.detail)
      else { return false }
      let texts = [sheet.vendor, sheet.product, sheet.version, mediaType, encoding]
      return !texts.contains { $0?.utf8.contains(0) ?? false }
    case .rejection(let told):
      guard let code = RejectionCode(rawValue: told.code), code.claims else { return false }
      return !told.message.utf8.contains(0) && told.place?.utf8.contains(0) != true
    case nil: return false
    }
  }
}
