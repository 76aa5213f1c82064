import ChildProcess
import Confinement
import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import Glibc
import PDFPages
import SheetParsing
import TextEncodings

/// Documents on standard input, sheets on standard output; shuts itself in before it reads a byte.
///
/// What it must open it opens first: the modules of the encodings, pdfium and its font, the digest of the catalogues.
@main enum SheetReaderProgram {
  /// A sheet may take 5 s; a child is given to others until it has spent one (`ReaderPool`).
  private static let confinement = Confinement(cpuSeconds: 6, addressSpace: 512 << 20)

  static func main() {
    answerPeople(Array(CommandLine.arguments.dropFirst()))
    var greeting = ReaderGreeting()
    greeting.readerVersion = UInt32(SheetReader.version)
    greeting.missing = TextEncoding.allCases.filter { !$0.keepLoaded() }.map { "encoding \($0.rawValue)" }
    greeting.missing += PDFFolder.missing()
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

  private static let help = """
    sheet-reader: reads disclosure sheets for parse-worker and kaiji, shut in by limits, Landlock and seccomp

    It is not started by hand: parse-worker and kaiji start it beside themselves, or where KAIJI_SHEET_READER says, and
    speak with it over standard input and output. To read a sheet, use: kaiji check FILE

    """

  /// Whoever starts it by hand is told what it is for.
  private static func answerPeople(_ arguments: [String]) {
    switch arguments.first {
    case "--help", "-h":
      say(help, to: STDOUT_FILENO)
      exit(0)
    case nil where isatty(STDIN_FILENO) == 0: return
    default:
      complain(help)
      exit(2)
    }
  }

  private static func complain(_ text: String) { say(text, to: STDERR_FILENO) }

  private static func say(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in _ = unsafe write(descriptor, bytes.baseAddress, bytes.count) }
  }
}

extension ReaderAnswer {
  /// What the reader makes of a document.
  init(reading question: ReaderQuestion) {
    let result = Result { () throws(DisclosureCore.Rejection) in try SheetReader.read(question.document) }
    self.init(to: question, version: UInt32(SheetReader.version), result)
  }
}
