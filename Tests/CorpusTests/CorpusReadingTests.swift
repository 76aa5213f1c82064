import DisclosureCore
import Foundation
import PDFPages
import SheetParsing
import Testing

@Suite("The corpus is read as a person reads it")
struct CorpusReadingTests {
  @Test(
    "at least 99 % of the readable answers, none wrong; and of states, remarks and heads as many",
    arguments: [
      "csv", "pdf", "text", "xlsx",
    ])
  func reading(format: String) throws {
    guard format != "pdf" || CorpusReadingTests.readsPDF else {
      return print("skipped: the corpus of PDFs: there is no .build/pdfium (Deployment/setup fetches it)")
    }
    var total = CorpusFigures()
    for sheet in try GoodCorpus.sheets(of: format).sorted(by: { $0.path < $1.path }) {
      let name = sheet.lastPathComponent
      let key = try CorpusKey(sheet.deletingPathExtension().appendingPathExtension("key"))
      do throws(Rejection) {
        total.add(CorpusFigures(try SheetReader.read(try bytes(of: sheet)), key, named: name))
      } catch {
        total.otherwise.append("\(name): \(error.code.rawValue)")
        total.readable += key.rows.values.count { if case .answer = $0.seen { true } else { false } }
      }
    }
    print(
      "corpus, \(format): \(total.sheets) sheets, \(total.read) of \(total.readable) readable answers read, "
        + "\(total.wrong.count) wrong; \(total.told - total.otherwise.count) of \(total.told) states, remarks and heads"
    )
    #expect(total.wrong.isEmpty)
    #expect(total.otherwise.count * 100 <= total.told, "\(total.otherwise.prefix(20))")
    #expect(total.read * 100 >= total.readable * 99, "\(total.unread.prefix(20))")
  }

  private func bytes(of path: URL) throws(Rejection) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path.path) else {
      throw Rejection(.contentEmpty, "the corpus lacks \(path.lastPathComponent)")
    }
    return Array(data)
  }

  /// Where `Deployment/setup` puts it; elsewhere no PDF is read.
  private static let readsPDF = (try? PDFLibrary.load(from: ".build/pdfium")) != nil
}
