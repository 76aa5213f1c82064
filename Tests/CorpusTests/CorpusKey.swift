import DisclosureCore
import Foundation

/// What a person sees on a sheet of the corpus.
struct CorpusKey {
  enum Seen: Equatable {
    case answer(Answer)
    case blank
    case conflicting
    /// A mark of which nobody could say what it means.
    case unreadable
    /// The row is hidden.
    case hidden
  }

  var rows: [String: (seen: Seen, remarks: [Int])] = [:]
  var head: [String: String] = [:]
  var remarks: [Remark] = []

  struct Remark: Equatable {
    let number: Int
    let text: String
  }

  init(_ path: URL) throws {
    for fields in try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
      .map({ $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) })
    where fields.count >= 2 {
      if fields[0] == "@remark" {
        remarks.append(Remark(number: Int(fields[1]) ?? 0, text: fields.count > 2 ? fields[2] : ""))
      } else if fields[0].hasPrefix("@") {
        head[String(fields[0].dropFirst())] = fields[1]
      } else if let seen = CorpusKey.seen[fields[1]] {
        rows[fields[0]] = (seen, fields.count > 2 ? fields[2].split(separator: ",").compactMap { Int($0) } : [])
      }
    }
  }

  private static let seen: [String: Seen] = [
    "yes": .answer(.yes), "no": .answer(.no), "notApplicable": .answer(.notApplicable), "applies": .answer(.applies),
    "doesNotApply": .answer(.doesNotApply), "blank": .blank, "conflicting": .conflicting, "unreadable": .unreadable,
    "hidden": .hidden,
  ]
}
