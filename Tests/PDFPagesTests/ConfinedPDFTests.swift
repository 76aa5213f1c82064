import ChildProcess
import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import PDFPages
import ReaderPool
import Testing

@Suite("A process that has shut itself in reads PDFs, and no PDF breaks out of it", .enabled(if: Document.isReadable))
struct ConfinedPDFTests {
  private func read(_ documents: [[UInt8]]) throws -> [SheetRead.Rejection?] {
    var settings = ReaderPool.Settings(executable: ChildCommand.beside("hostile-reader"))
    settings.readers = 2
    settings.wall = .seconds(60)
    let pool = try ReaderPool(settings) { _ in }
    let answers = try pool.read(documents.map { ReaderQuestion($0, sha256: .sha256($0)) })
    return try #require(answers).map { answer in
      if case .rejection(let told) = answer.read.result { told } else { nil }
    }
  }

  @Test("it reads what an open process reads, from fonts to forms")
  func good() throws {
    let names = [
      "plain", "rows", "turned-text", "annotations", "form", "chromium", "libreoffice", "script", "owner-password",
    ]
    let told = try read(try names.map(Document.bytes)).map { $0?.message }
    let expected = try names.map { name in
      let pages = try Document.pages(name)
      return "\(pages.count) pages, \(pages.reduce(0) { $0 + $1.glyphs.count }) characters"
    }
    #expect(told == expected)
  }

  @Test(
    "what would take all time or memory is ended at its limit, and the next is read",
    arguments: ["double-bomb", "doubling-drawings"])
  func bombs(name: String) throws {
    let good = try Document.bytes("plain")
    let told = try read([good, Document.bytes(name), good]).map { $0?.code ?? "none" }
    #expect(told[0] == "form.empty" && told[2] == "form.empty")
    // Out of memory the library aborts without a word.
    #expect(["reader.cpu", "reader.memory", "reader.crashed"].contains(told[1]))
  }
}
