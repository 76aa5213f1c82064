/// What a file says that its parts are.
struct ContentTypes {
  static let part = "[Content_Types].xml"

  private var defaults: [String: String] = [:]
  private var overrides: [String: String] = [:]

  init(_ bytes: [UInt8]) throws(XLSXError) {
    var reader = try PartReader(bytes, part: ContentTypes.part)
    try reader.enter(.`ct:Types`)
    while let child = try reader.child(of: 1) {
      switch child {
      case .`ct:Default`:
        guard let type = reader.string(.ContentType), let ending = reader.string(.Extension) else {
          throw reader.error(.value)
        }
        defaults[ending.lowercased()] = type
      case .`ct:Override`:
        guard let type = reader.string(.ContentType), let name = reader.string(.PartName), name.hasPrefix("/") else {
          throw reader.error(.value)
        }
        overrides[name.dropFirst().lowercased()] = type
      default: continue
      }
    }
  }

  /// The type of a part, by its name or by how its name ends.
  func type(of part: String) -> String? {
    let name = part.lowercased()
    if let type = overrides[name] { return type }
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    return defaults[String(name[name.utf8.index(after: dot)...])]
  }
}
