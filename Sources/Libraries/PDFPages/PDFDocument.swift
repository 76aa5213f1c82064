internal import CPDFium

/// An open document: pdfium's handles to it and to its form.
@safe struct PDFDocument: ~Copyable {
  private let document: OpaquePointer
  private let form: OpaquePointer?

  /// Reads all pages of the document that the bytes are.
  static func pages(of bytes: [UInt8], _ limits: PDFLimits) throws(PDFError) -> [PDFPage] {
    try PDFEnds.check(bytes)
    let result = unsafe bytes.withUnsafeBytes { all in
      // The bytes stay in place for as long as the document is open.
      Result { () throws(PDFError) in try unsafe PDFDocument(all).pages(limits) }
    }
    return try result.get()
  }

  private init(_ bytes: UnsafeRawBufferPointer) throws(PDFError) {
    guard let opened = unsafe pdfium_load(bytes.baseAddress, bytes.count, nil) else {
      throw PDFError(PDFDocument.failure)
    }
    unsafe document = opened
    // A form of XML alone shows nothing here; its shadow among the annotations, where it has one, is read.
    unsafe form = pdfium_form_type(opened) == 0 ? nil : pdfium_open_form(opened)
  }

  deinit {
    if let form = unsafe form { unsafe pdfium_close_form(form) }
    unsafe pdfium_close(document)
  }

  private consuming func pages(_ limits: PDFLimits) throws(PDFError) -> [PDFPage] {
    let count = unsafe pdfium_page_count(document)
    guard count > 0 else { throw PDFError(.damaged) }
    guard count <= limits.pages else { throw PDFError(.tooManyPages(limit: limits.pages)) }
    var allowance = PDFAllowance(limits)
    var pages: [PDFPage] = []
    pages.reserveCapacity(Int(count))
    for index in 0..<count {
      pages.append(try unsafe LoadedPage(document, index).read(form, &allowance))
    }
    return pages
  }

  private static var failure: PDFError.Reason {
    switch pdfium_last_error() {
    case 4: .encrypted
    case 5: .protection
    default: .damaged
    }
  }
}
