import ChildProcess
import Glibc
import PDFPages

/// Where pdfium and its font stand.
///
/// Its place follows from that of this program, whose environment is empty: beside it where it is installed, and where
/// `Deployment/setup` puts it when it stands in a build folder.
enum PDFFolder {
  private static let places = [ChildCommand.beside("pdfium"), ChildCommand.beside("../../pdfium")]

  /// Loads what reads PDFs.
  ///
  /// - Returns: the part that is not there, as a person reads it; none where PDFs can be read.
  static func missing() -> [String] {
    let folder = places.first { unsafe access("\($0)/libpdfium.so", F_OK) == 0 } ?? places[0]
    do throws(PDFLibrary.Missing) {
      _ = try PDFLibrary.load(from: folder)
      return []
    } catch {
      return ["\(error)"]
    }
  }
}
