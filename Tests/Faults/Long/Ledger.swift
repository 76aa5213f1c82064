import Foundation

/// What the submitters and the hospitals did, for the checker: one JSON object a line, in order.
///
/// Written by those who did it; nothing here comes from the system that is checked.
final class Ledger {
  enum Entry {
    case submitted(VariedSheet, submitter: String, id: String, sha256: String)
    case applied(hospital: String, policy: String, file: String)
    case removed(hospital: String, policy: String)
    case subscribed(hospital: String, vendor: String, product: String)
  }

  let file: URL
  private let handle: FileHandle

  init(in folder: URL) throws {
    file = folder.appending(path: "ledger.jsonl")
    try Data().write(to: file)
    handle = try FileHandle(forWritingTo: file)
  }

  func write(_ entry: Entry) throws {
    try handle.write(contentsOf: JSONSerialization.data(withJSONObject: entry.object) + Data("\n".utf8))
  }
}

extension Ledger.Entry {
  fileprivate var object: [String: Any] {
    switch self {
    case .submitted(let sheet, let submitter, let id, let sha256):
      [
        "did": "submit", "submitter": submitter, "id": id, "hospital": sheet.hospital ?? NSNull(),
        "vendor": sheet.vendor, "product": sheet.product, "date": sheet.date, "sha256": sha256, "file": sheet.file,
        "acked": true,
      ]
    case .applied(let hospital, let policy, let file):
      ["did": "apply", "hospital": hospital, "policy": policy, "file": file]
    case .removed(let hospital, let policy): ["did": "remove", "hospital": hospital, "policy": policy]
    case .subscribed(let hospital, let vendor, let product):
      ["did": "subscribe", "hospital": hospital, "vendor": vendor, "product": product]
    }
  }
}
