/// Something in a workbook that could do more than be looked at. It is named, and never opened, run or followed.
package struct ActiveContent: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case macros
    /// Another workbook from which values are taken.
    case externalLink
    /// Values that another program on the machine is asked for.
    case dde
    /// A linked or embedded object of another program.
    case ole
    case activeX
    /// A query of a database or the web, or its connection.
    case query
    /// Another file inside the workbook.
    case embeddedPackage
    /// A part that the workbook wants from outside the file; web links that a person may click are not meant.
    case externalTarget
  }

  package let kind: Kind
  /// The part that holds it, or that asks for it; escaped.
  package let part: String
}

extension ActiveContent.Kind {
  /// What a part is, by its content type and place.
  init?(part: String, type: String) {
    let type = type.lowercased()
    let part = part.lowercased()
    let endings: [(String, ActiveContent.Kind)] = [
      ("vbaproject", .macros), ("macrosheet+xml", .macros), ("vbadata+xml", .macros),
      ("externallink+xml", .externalLink), ("oleobject", .ole), ("activex+xml", .activeX), ("activex", .activeX),
      ("querytable+xml", .query), ("connections+xml", .query),
    ]
    if let kind = endings.first(where: { type.hasSuffix($0.0) })?.1 {
      self = kind
    } else if part.hasPrefix("xl/embeddings/") {
      self = .embeddedPackage
    } else if part.hasSuffix("vbaproject.bin") {
      self = .macros
    } else {
      return nil
    }
  }
}
