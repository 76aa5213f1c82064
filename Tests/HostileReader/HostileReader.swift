import ChildProcess
import Confinement
import DisclosureCore
import DisclosureMessages
import Glibc
import PDFPages

/// A reader that a document has taken over: shut in as the real one is, it does what the document says. A PDF it reads.
@main enum HostileReader {
  static func main() {
    var greeting = ReaderGreeting()
    greeting.readerVersion = 1
    do {
      _ = try PDFLibrary.load(from: ChildCommand.beside("../../pdfium"))
    } catch {
      greeting.missing = ["\(error)"]
    }
    do {
      let confinement = Confinement(cpuSeconds: 2, addressSpace: 512 << 20)
      greeting.missing += try confinement.close().map(\.rawValue)
    } catch {
      exit(70)
    }
    let questions = Questions(atMost: 8 << 20)
    guard questions.answer(greeting.encodedBytes) else { return }
    var served = 0
    while let question = questions.next().flatMap({ ReaderQuestion(received: $0) }) {
      let order = String(decoding: question.document, as: UTF8.self)
      let told: String
      if let pdf = PDFLibrary.loaded, order.hasPrefix("%PDF") {
        told = summary(question.document, pdf)
      } else {
        obey(order, served: served)
        told = "served \(served)"
      }
      var answer = ReaderAnswer(to: question, version: 1, .failure(Rejection(.formEmpty, told)))
      if order == "another" { answer.sha256[0] ^= 1 }
      guard questions.answer(answer.encodedBytes) else { return }
      served += 1
    }
  }

  private static func summary(_ document: [UInt8], _ pdf: PDFLibrary) -> String {
    do throws(PDFError) {
      let pages = try pdf.pages(of: document)
      return "\(pages.count) pages, \(pages.reduce(0) { $0 + $1.glyphs.count }) characters"
    } catch {
      return error.description
    }
  }

  private static func obey(_ order: String, served: Int) {
    switch order {
    case "trap": trap(Array(order.utf8))
    case "trap unless fresh": if served > 0 { trap(Array(order.utf8)) }
    case "abort": abort()
    case "exit": exit(3)
    case "hang": while true { sleepOn() }
    case "spin": while true { _ = getpid() }
    case "allocate":
      var all: [[UInt8]] = []
      while true { all.append([UInt8](repeating: 1, count: 64 << 20)) }
    case "open": _ = unsafe open("/etc/passwd", O_RDONLY)
    case "socket": _ = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    case "fork": _ = unsafe posix_spawn(nil, "/bin/true", nil, nil, [nil], [nil])
    case "kill": _ = kill(getppid(), 0)
    case "garbage": say([3, 0, 0, 0, 1, 2, 3])
    case "too much": say([0, 0, 0, 1])
    case "close":
      say([9, 0])
      exit(0)
    default: break
    }
  }

  private static func trap(_ bytes: [UInt8]) { _ = bytes[bytes.count + Int(getpid() & 0)] }

  private static func sleepOn() {
    var time = timespec(tv_sec: 1, tv_nsec: 0)
    _ = unsafe clock_nanosleep(CLOCK_MONOTONIC, 0, &time, nil)
  }

  private static func say(_ bytes: [UInt8]) { _ = unsafe write(STDOUT_FILENO, bytes, bytes.count) }
}
