import ChildProcess
import DisclosureCore
import DisclosureIdentity
import DisclosureMessages

/// One running reader and the document it is at.
final class Reader {
  enum End {
    case answer(SheetRead)
    case failed(Rejection)
  }

  let process: Respondent
  private(set) var work = Try(document: 0, isSecond: false)
  private(set) var deadline = ContinuousClock.now
  private var isGreeted = false
  private var served = 0

  init(_ settings: ReaderPool.Settings) throws(ReaderUnavailable) {
    // Without it a trap would start a backtracer, and show as a forbidden call.
    let command = ChildCommand(
      settings.executable, environment: ["SWIFT_BACKTRACE": "enable=no"], workingDirectory: "/")
    do throws(ChildProcessError) {
      process = try Respondent(command, mostAnswer: settings.mostAnswer)
    } catch {
      throw ReaderUnavailable(reason: "\(error)")
    }
    deadline = .now + settings.wall
    wall = settings.wall
  }

  private let wall: Duration

  func begin(_ work: Try, with document: [UInt8]) {
    self.work = work
    deadline = .now + wall
    process.ask(document)
  }

  func isSpent(_ settings: ReaderPool.Settings) -> Bool {
    served >= settings.documents || process.processorTime.map { $0 >= settings.work } ?? true
  }

  /// - Returns: nil as long as there is neither answer nor failure.
  func goOn(_ settings: ReaderPool.Settings, _ greeted: (ReaderGreeting) -> Void) throws(ReaderUnavailable) -> End? {
    let received: [UInt8]?
    do throws(Respondent.Failure) {
      received = try receive(greeted)
    } catch {
      guard isGreeted else { throw ReaderUnavailable(reason: "\(settings.executable): \(error)") }
      return .failed(Rejection(error))
    }
    guard let bytes = received else { return try late() }
    served += 1
    guard let answer = SheetRead(answer: bytes) else {
      return .failed(Rejection(.readerAnswer, "the reader's answer cannot be understood"))
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

  private func late() throws(ReaderUnavailable) -> End? {
    guard deadline <= .now else { return nil }
    process.kill()
    guard isGreeted else { throw ReaderUnavailable(reason: "it did not greet in time") }
    return .failed(Rejection(.readerWall, "the reader gave no answer within \(wall)"))
  }
}

extension SheetRead {
  /// A reader's answer, taken as a stranger's: nil unless it says what can be said.
  fileprivate init?(answer bytes: [UInt8]) {
    do throws(EventError) {
      try self.init(event: bytes)
    } catch {
      return nil
    }
    switch result {
    case .sheet(let sheet):
      guard let hash = catalogue.flatMap({ ContentHash(bytes: $0) }), let found = KnownCatalogues.find(hash),
        sheet.form.family == found.form.family, sheet.form.edition == found.form.edition,
        PackedReadings.unpack(sheet.readings, catalogue: found) != nil, FindingsColumn(sheet.findings) != nil
      else { return nil }
      let texts = [sheet.vendor, sheet.product, sheet.version, sheet.detail, mediaType, encoding]
      guard !texts.contains(where: { $0?.utf8.contains(0) ?? false }) else { return nil }
    case .rejection(let told):
      guard let code = RejectionCode(rawValue: told.code), code.claims else { return nil }
      guard !told.message.utf8.contains(0), told.place?.utf8.contains(0) != true else { return nil }
    case nil: return nil
    }
  }
}
