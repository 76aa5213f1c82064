import ChildProcess
import Confinement
import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import Glibc
import SheetParsing
import TextEncodings

/// Documents on standard input, sheets on standard output; shuts itself in before it reads a byte.
///
/// What it must open it opens first: the modules of the encodings, the digest of the catalogues.
@main enum SheetReaderProgram {
  /// A sheet may take 5 s; a child is given to others until it has spent one (`ReaderPool`).
  private static let confinement = Confinement(cpuSeconds: 6, addressSpace: 512 << 20)

  static func main() {
    var greeting = ReaderGreeting()
    greeting.readerVersion = UInt32(SheetReader.version)
    greeting.missing = TextEncoding.allCases.filter { !$0.keepLoaded() }.map { "encoding \($0.rawValue)" }
    _ = KnownCatalogues.hash(of: .sds50)
    do throws(Confinement.Failure) {
      greeting.missing += try confinement.close().map(\.rawValue)
    } catch {
      complain("sheet-reader: \(error)\n")
      exit(70)
    }
    let questions = Questions(atMost: SheetReader.maximumBytes + 1024)
    guard questions.answer(greeting.encodedBytes) else { exit(0) }
    while let question = questions.next().flatMap({ ReaderQuestion(received: $0) }) {
      guard questions.answer(ReaderAnswer(reading: question).encodedBytes) else { break }
    }
    exit(0)
  }

  private static func complain(_ text: String) {
    var text = text
    text.withUTF8 { bytes in _ = unsafe write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
  }
}

extension ReaderAnswer {
  /// What the reader makes of a document.
  init(reading question: ReaderQuestion) {
    let result = Result { () throws(DisclosureCore.Rejection) in try SheetReader.read(question.document) }
    self.init(to: question, version: UInt32(SheetReader.version), result)
  }
}
