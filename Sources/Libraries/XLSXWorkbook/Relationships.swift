/// What a part of a file is related to.
struct Relationships {
  struct Relationship {
    let id: String
    /// The last word of the type, as in `worksheet`, which both editions of the standard share.
    let kind: String
    /// The name of a part; nil for what lies outside the file and is never followed.
    let part: String?
  }

  private(set) var all: [Relationship] = []
  private var places: [String: Int] = [:]

  init() {}

  /// - Parameter folder: that of the part whose relationships they are, with a slash at its end.
  init(_ reader: consuming PartReader, of folder: String) throws(XLSXError) {
    try reader.enter(.`rel:Relationships`)
    while let child = try reader.child(of: 1) {
      guard child == .`rel:Relationship` else { continue }
      guard let id = reader.string(.Id), let type = reader.string(.`Type`), let target = reader.string(.Target),
        places.updateValue(all.count, forKey: id) == nil
      else { throw reader.error(.relationship) }
      let kind = type.split(separator: "/").last.map(String.init) ?? ""
      guard reader.string(.TargetMode) != "External" else {
        all.append(Relationship(id: id, kind: kind, part: nil))
        continue
      }
      // Links to places in the workbook have no part.
      guard !target.hasPrefix("#") else {
        all.append(Relationship(id: id, kind: "place", part: nil))
        continue
      }
      guard let part = Relationships.resolve(target, in: folder) else { throw reader.error(.relationship) }
      all.append(Relationship(id: id, kind: kind, part: part))
    }
  }

  func first(_ kind: String) -> Relationship? { all.first { $0.kind == kind } }

  func with(id: String) -> Relationship? { places[id].map { all[$0] } }

  /// The part that a target names, relative to a folder or with a slash to the file; nil for one outside of it.
  private static func resolve(_ target: String, in folder: String) -> String? {
    guard !target.utf8.contains(UInt8(ascii: "\\")), !target.utf8.contains(UInt8(ascii: ":")) else { return nil }
    var path = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for step in target.split(separator: "/") {
      switch step {
      case ".": continue
      case "..": guard path.popLast() != nil else { return nil }
      default: path.append(step)
      }
    }
    return path.isEmpty ? nil : path.joined(separator: "/")
  }
}
