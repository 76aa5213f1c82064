import ChildProcess
import PDFPages

/// Where pdfium and its font stand.
///
/// Its place follows from that of this program, whose environment is empty: beside it where it is installed, and where
/// `Deployment/setup` puts it when it stands in a build folder.
enum PDFFolder {
  private static let places = [ChildCommand.beside("pdfium"), ChildCommand.beside("../../pdfium")]

  /// Loads what reads PDFs.
  ///
  /// - Returns: the parts that are not there, as a person reads them.
  static func missing() -> [String] {
    var missing: [String] = []
    for place in places {
      do throws(PDFLibrary.Missing) {
        _ = try PDFLibrary.load(from: place)
        return []
      } catch {
        missing = ["\(error)"]
      }
    }
    return missing
  }
}
