/// Why bytes are not XML that is read, with the place.
///
/// It carries nothing of the text, so that it may be logged.
package struct XMLError: Error, Equatable, Sendable, CustomStringConvertible {
  package enum Reason: Equatable, Sendable {
    /// The bytes are, or say that they are, in another encoding than UTF-8.
    case encoding
    case invalidUTF8
    /// A character that XML does not have: most control characters, U+FFFE, U+FFFF.
    case character
    /// The text ends before its root element does.
    case unexpectedEnd
    /// There is no element at all.
    case empty
    /// `<?xml …?>` stands elsewhere than at the start, or is not written as XML has it.
    case declaration
    /// A document type: it could hold entities that grow without end, or name files to fetch.
    case doctype
    /// A tag, comment, instruction or CDATA section is not written as XML has it.
    case syntax
    /// A name is empty or has other characters than ASCII letters, digits, `.`, `-` and `_`.
    case name
    /// An element has two attributes of one name, or of one name in one namespace.
    case duplicateAttribute
    case undeclaredPrefix
    /// A declaration of a namespace that is not allowed: an empty one for a prefix, or one of those that XML keeps.
    case namespace
    /// An end tag has another name than the element it would end.
    case mismatchedEnd
    /// An entity other than `amp`, `lt`, `gt`, `quot` and `apos`.
    case entity
    /// A reference to a number that is no character of XML.
    case characterReference
    /// Text or an element stands outside the root element.
    case outsideRoot
    case tooDeep(limit: Int)
    case tooManyAttributes(limit: Int)
    case textTooLong(limit: Int)
  }

  package let reason: Reason
  /// In bytes from the start of the text.
  package let offset: Int

  package init(_ reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  package var description: String { "\(explanation) at byte \(offset)" }

  private var explanation: String {
    switch reason {
    case .encoding: "the XML is not in UTF-8"
    case .invalidUTF8: "the XML has bytes that are not UTF-8"
    case .character: "the XML has a character that XML does not allow"
    case .unexpectedEnd: "the XML is cut off"
    case .empty: "the XML has no element"
    case .declaration: "the XML declaration is malformed or misplaced"
    case .doctype: "the XML has a document type, which is not read"
    case .syntax: "the XML is malformed"
    case .name: "the XML has a name that is malformed or not ASCII"
    case .duplicateAttribute: "an element has the same attribute twice"
    case .undeclaredPrefix: "the prefix of a name is not declared"
    case .namespace: "a namespace is declared that may not be"
    case .mismatchedEnd: "an end tag is not that of the element it stands in"
    case .entity: "the XML has an entity that is not read"
    case .characterReference: "a reference names no character of XML"
    case .outsideRoot: "something stands outside the root element"
    case .tooDeep(let limit): "elements are nested more than \(limit) deep"
    case .tooManyAttributes(let limit): "an element has more than \(limit) attributes"
    case .textTooLong(let limit): "a text or an attribute has more than \(limit) bytes"
    }
  }
}
