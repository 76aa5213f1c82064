internal import CPDFium
internal import Glibc
internal import Synchronization

/// pdfium and the font it falls back to; one for the life of a process.
///
/// It is opened at run time and maps its font, so that nothing is opened later: a process may shut itself in afterwards. It
/// keeps state of its own that no two threads may use at once, so documents are read one after the other.
package final class PDFLibrary: Sendable {
  /// A part that is not there; without it no PDF can be read, and all else can.
  package struct Missing: Error, Equatable, CustomStringConvertible {
    package let part: String
    package let reason: String

    package var description: String { "\(part): \(reason)" }
  }

  private static let state = Mutex<PDFLibrary?>(nil)

  /// The one that was loaded, if it was.
  package static var loaded: PDFLibrary? { state.withLock { $0 } }

  private let turn = Mutex(())

  private init() {}

  /// Opens the library and maps the font; later calls give the same.
  ///
  /// - Parameter folder: holds `libpdfium.so` and `font.ttf`, a TrueType or OpenType font with Japanese glyphs. It stands in
  ///   for fonts that a document names and does not carry: without one pdfium leaves out text in them that repeats, or runs
  ///   downwards, and does not tell.
  package static func load(from folder: String) throws(Missing) -> PDFLibrary {
    let result = state.withLock { state -> Result<PDFLibrary, Missing> in
      if let state { return .success(state) }
      do throws(Missing) {
        let library = try open("\(folder)/libpdfium.so", "\(folder)/font.ttf")
        state = library
        return .success(library)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Reads all pages of a document.
  package func pages(of bytes: [UInt8], limits: PDFLimits = PDFLimits()) throws(PDFError) -> [PDFPage] {
    let result = turn.withLock { _ in Result { () throws(PDFError) in try PDFDocument.pages(of: bytes, limits) } }
    return try result.get()
  }

  private static func open(_ path: String, _ font: String) throws(Missing) -> PDFLibrary {
    // First, since a library that was started cannot be opened again.
    let bytes = try unsafe mapped(font)
    if let failure = unsafe pdfium_open(path) {
      throw Missing(part: "PDF library", reason: unsafe String(cString: failure))
    }
    guard unsafe pdfium_use_font(bytes.baseAddress, bytes.count) != 0 else {
      throw Missing(part: "PDF font", reason: "\(font) is neither TrueType nor OpenType")
    }
    return PDFLibrary()
  }

  /// A file's bytes, for the life of the process; its pages are shared with other processes that map it.
  private static func mapped(_ path: String) throws(Missing) -> UnsafeBufferPointer<UInt8> {
    func missing() -> Missing {
      let number = errno
      return Missing(part: "PDF font", reason: "\(path): \(unsafe String(cString: strerror(number)))")
    }
    let file = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw missing() }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw missing() }
    let count = Int(status.st_size)
    guard count > 0, let start = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, file, 0), unsafe start != MAP_FAILED
    else { throw missing() }
    return unsafe UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: count)
  }
}
