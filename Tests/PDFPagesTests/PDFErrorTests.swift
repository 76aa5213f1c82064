import PDFPages
import Testing

@Suite("What cannot be read whole is refused, with the reason and the page", .enabled(if: Document.isReadable))
struct PDFErrorTests {
  private func error(_ bytes: [UInt8], _ limits: PDFLimits = PDFLimits()) throws -> PDFError? {
    let library = try Document.library.get()
    do throws(PDFError) {
      _ = try library.pages(of: bytes, limits: limits)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "documents that are broken, closed or too deep",
    arguments: [
      ("password", PDFError(.encrypted)), ("owner-password", nil), ("loop-of-tables", nil),
      ("loop-of-pages", PDFError(.damaged, page: 1)), ("million-pages", PDFError(.tooManyPages(limit: 500))),
      ("drawing-of-itself", PDFError(.nesting(limit: 8), page: 1)), ("drawings", nil), ("deep-arrays", nil),
      ("drawings-too-deep", PDFError(.nesting(limit: 8), page: 1)),
    ] as [(String, PDFError?)])
  func documents(name: String, expected: PDFError?) throws {
    #expect(try error(Document.bytes(name)) == expected)
  }

  @Test("a document cut at any of 32 places", arguments: ["plain", "chromium", "libreoffice"])
  func cut(name: String) throws {
    let whole = try Document.bytes(name)
    for place in 1...32 {
      let cut = Array(whole.prefix((whole.count - 8) * place / 33))
      #expect(try error(cut) == PDFError(.truncated), "\(cut.count) bytes")
      // An end that somebody put there leads nowhere.
      #expect(
        try error(cut + Array("\nstartxref\n\(cut.count)\n%%EOF\n".utf8)) == PDFError(.damaged), "\(cut.count) bytes")
    }
  }

  @Test(
    "a document that lost some bytes on its way", arguments: ["plain", "chromium", "libreoffice", "table-chromium"])
  func lost(name: String) throws {
    let whole = try Document.bytes(name)
    for place in 1...32 {
      var torn = whole
      torn.removeSubrange((whole.count * 4 / 5 * place / 33)..<(whole.count * 4 / 5 * place / 33 + 7))
      #expect(try error(torn) == PDFError(.damaged), "from \(whole.count * 4 / 5 * place / 33)")
    }
  }

  @Test("bytes that are none")
  func none() throws {
    #expect(try error([]) == PDFError(.notAPDF))
    #expect(try error(Array("PK".utf8)) == PDFError(.notAPDF))
    #expect(try error(Array("%PDF-1.7".utf8)) == PDFError(.truncated))
    #expect(try error(Array("%PDF-1.7\n%%EOF".utf8)) == PDFError(.damaged))
  }

  @Test(
    "each limit holds",
    arguments: [
      ("rows", limited { $0.pages = 2 }, PDFError(.tooManyPages(limit: 2))),
      ("plain", limited { $0.objects = 2 }, PDFError(.tooManyObjects(limit: 2), page: 1)),
      ("plain", limited { $0.segments = 2 }, PDFError(.tooManySegments(limit: 2), page: 1)),
      ("plain", limited { $0.glyphs = 2 }, PDFError(.tooManyGlyphs(limit: 2), page: 1)),
      ("annotations", limited { $0.textBytes = 2 }, PDFError(.textTooLong(limit: 2), page: 1)),
    ] as [(String, PDFLimits, PDFError)])
  func limits(name: String, limits: PDFLimits, expected: PDFError) throws {
    #expect(try error(Document.bytes(name), limits) == expected)
  }
}

private func limited(_ change: (inout PDFLimits) -> Void) -> PDFLimits {
  var limits = PDFLimits()
  change(&limits)
  return limits
}
