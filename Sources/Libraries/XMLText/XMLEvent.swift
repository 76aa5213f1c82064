/// What an ``XMLReader`` met; names are numbers of its vocabulary, 0 for those that it does not hold.
package enum XMLEvent: Equatable, Sendable {
  /// An element begins; the reader holds its attributes until it goes on.
  case start(UInt16)
  /// An element ends; one that is written `<a/>` begins and ends too.
  case end(UInt16)
  /// A stretch of text, which the reader holds as ``XMLReader/text`` until it goes on. A comment or a CDATA section
  /// divides a text in several.
  case text
  /// The root element has ended, and nothing wrong follows.
  case endOfDocument
}

/// A text or an attribute's value, by its place in the input.
package struct XMLValue: Equatable, Sendable {
  /// As it is written.
  let range: Range<Int>
  let form: Form

  enum Form {
    /// Written as it is meant.
    case plain
    /// With references, or line ends that are not one line feed.
    case text
    /// With line ends that are not one line feed; an ampersand is itself.
    case section
    /// With references, or white space that is meant as spaces.
    case attribute
  }

  /// Bytes as they are written, which are no fewer than those that are meant.
  package var count: Int { range.count }
  package var isEmpty: Bool { range.isEmpty }
}

/// An attribute of the element that was met last.
struct XMLAttribute {
  let start: Int
  let prefix: XMLKey
  let local: XMLKey
  var namespace = XMLNamespace.none
  var code: UInt16 = 0
  let value: XMLValue

  var localStart: Int { prefix.count == 0 ? start : start + prefix.count + 1 }
}
