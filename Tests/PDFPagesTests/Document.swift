import Foundation
import PDFPages
import Testing

/// The documents beside this file; `Documents/make.py` says what is in them.
enum Document {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func bytes(_ name: String) throws -> [UInt8] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Documents/\(name).pdf")
    return Array(try Data(contentsOf: file))
  }

  static func pages(_ name: String, limits: PDFLimits = PDFLimits()) throws -> [PDFPage] {
    try library.get().pages(of: bytes(name), limits: limits)
  }

  static func page(_ name: String) throws -> PDFPage {
    let pages = try pages(name)
    try #require(pages.count == 1)
    return pages[0]
  }

  /// Where `Deployment/setup` put pdfium.
  static let library = Result { () throws(PDFLibrary.Missing) in
    try PDFLibrary.load(from: root.appending(path: ".build/pdfium").path)
  }

  static let isReadable: Bool = {
    guard case .failure(let missing) = library else { return true }
    print("skipped: PDF: \(missing) (Deployment/setup fetches it)")
    return false
  }()
}

extension PDFPage {
  func text(_ visibility: PDFVisibility = .visible) -> String {
    var text = String.UnicodeScalarView()
    for glyph in glyphs where glyph.visibility == visibility { text.append(glyph.scalar ?? "?") }
    return String(text)
  }
}

extension PDFBox {
  /// Whether it is this one, give or take a point.
  func isNear(_ left: Float, _ top: Float, _ right: Float, _ bottom: Float, within slack: Float = 1) -> Bool {
    abs(self.left - left) <= slack && abs(self.top - top) <= slack && abs(self.right - right) <= slack
      && abs(self.bottom - bottom) <= slack
  }
}
