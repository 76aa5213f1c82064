import ChildProcess
import DisclosureIdentity
import DisclosureMessages
import Foundation
import ReaderPool
import Testing

@Suite("Where pdfium or its font is missing, the reader says so and reads all else")
struct MissingPDFTests {
  @Test("a part that is not beside the reader is named", arguments: [false, true])
  func missing(hasFolder: Bool) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kaiji-pdf-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder.appending(path: "pdfium"), withIntermediateDirectories: true)
    let program = folder.appending(path: "sheet-reader")
    try FileManager.default.copyItem(atPath: ChildCommand.beside("sheet-reader"), toPath: program.path)
    if hasFolder {
      // A font, and a library that is none.
      for name in ["font.ttf", "libpdfium.so"] {
        try Data("none".utf8).write(to: folder.appending(path: "pdfium/\(name)"))
      }
    }
    var settings = ReaderPool.Settings(executable: program.path)
    settings.readers = 1
    var told: [String] = []
    let pool = try ReaderPool(settings) { told += $0 }
    let parts = told.filter { $0.hasPrefix("PDF ") }
    #expect(parts.count == 1 && parts[0].hasPrefix(hasFolder ? "PDF library: " : "PDF font: "))
    let document = Array("no sheet".utf8)
    let answers = try pool.read([ReaderQuestion(document, sha256: .sha256(document))])
    guard case .rejection(let rejection) = answers?.first?.read.result else {
      Issue.record("a reader without pdfium should read text")
      return
    }
    #expect(rejection.code.hasPrefix("form."))
  }
}
