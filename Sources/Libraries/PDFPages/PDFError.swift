/// Why a document gives no pages. It carries nothing of the contents.
package struct PDFError: Error, Equatable, Sendable, CustomStringConvertible {
  package enum Reason: Equatable, Sendable {
    /// The bytes do not begin as a PDF does.
    case notAPDF
    /// The end is missing.
    case truncated
    /// It has no pages, or cannot be followed.
    case damaged
    /// It opens with a password only.
    case encrypted
    /// It is protected in a way that the library does not know.
    case protection
    case tooManyPages(limit: Int)
    /// Lines, texts, pictures, annotations.
    case tooManyObjects(limit: Int)
    case tooManySegments(limit: Int)
    case tooManyGlyphs(limit: Int)
    /// Drawings within drawings.
    case nesting(limit: Int)
    /// What a field or note says.
    case textTooLong(limit: Int)
  }

  package let reason: Reason
  /// From 1; nil where it is about the document.
  package let page: Int?

  package init(_ reason: Reason, page: Int? = nil) {
    self.reason = reason
    self.page = page
  }

  package var description: String {
    "\(reason.description)\(page.map { ", page \($0)" } ?? "")"
  }
}

extension PDFError.Reason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notAPDF: "the file is not a PDF"
    case .truncated: "the end of the PDF is missing"
    case .damaged: "the PDF is damaged"
    case .encrypted: "the PDF opens with a password only"
    case .protection: "the PDF is protected in an unknown way"
    case .tooManyPages(let limit): "the PDF has more than \(limit) pages"
    case .tooManyObjects(let limit): "the PDF holds more than \(limit) objects"
    case .tooManySegments(let limit): "the PDF's lines have more than \(limit) segments"
    case .tooManyGlyphs(let limit): "the PDF holds more than \(limit) characters"
    case .nesting(let limit): "the PDF nests drawings deeper than \(limit)"
    case .textTooLong(let limit): "a field or note is longer than \(limit) bytes"
    }
  }
}
