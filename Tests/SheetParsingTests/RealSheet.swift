import DisclosureCore
import Foundation

/// The real sheet beside the checkout; it is never copied into the project.
enum RealSheet {
  static let bytes: [UInt8]? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let shared =
      ProcessInfo.processInfo.environment["KAIJI_SHARED"].map { URL(filePath: $0) } ?? root.appending(path: "../shared")
    let file = shared.appending(path: "seeds/curon-sds-5.0-2024-12-11.txt").standardizedFileURL
    return FileManager.default.contents(atPath: file.path).map(Array.init)
  }()

  /// The questions in the order of the catalogue's rows that can be answered, taken from the lines by their shape alone:
  /// the reader has no part in it.
  static var questions: [(id: String, text: String)] {
    let lines = String(decoding: bytes ?? [], as: UTF8.self).components(separatedBy: "\n")
    let texts = lines.compactMap { line -> String? in
      guard let tail = line.range(of: "\t(はい|該当)\t", options: .regularExpression) else { return nil }
      let head = line[..<tail.lowerBound]
      guard let number = head.range(of: "^[0-9][0-9. ]*[ \t]", options: .regularExpression) else { return String(head) }
      return String(head[number.upperBound...])
    }
    let ids = Catalogue.sds50.items.filter(\.isAnswerable).map(\.id)
    return zip(ids, texts).map { ($0, $1) }
  }
}
