/// One YAML document that a person wrote: a tree of marked texts, and nothing clever.
///
/// Aliases, anchors, tags, directives, merge keys, keys that are not scalars, keys given twice and a second document
/// are refused, each with its place: a policy must mean what it looks like.
package struct YAMLDocument: Hashable, Sendable {
  /// How deep sequences and mappings may stand in each other. libyaml's time grows with the square of it.
  package static let deepest = 64

  package let root: YAMLNode

  /// Reads UTF-8 bytes, with or without a byte order mark.
  ///
  /// - Parameter size: the most bytes taken; a longer text is refused before it is read.
  package init(_ bytes: [UInt8], atMost size: Int) throws(YAMLError) {
    guard bytes.count <= size else {
      throw YAMLError(mark: .start, .tooLarge(bytes: bytes.count, limit: size))
    }
    let text = Self.withoutByteOrderMark(bytes)
    try Self.checkUTF8(text)
    var composer = Composer(events: try YAMLEvents(text))
    root = try composer.document()
  }

  /// libyaml would take the mark for a character and move the columns of line 1.
  private static func withoutByteOrderMark(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  /// libyaml's own error has a mark that tells nothing.
  private static func checkUTF8(_ bytes: [UInt8]) throws(YAMLError) {
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let mark = Mark(ofByte: error.byteOffsets.lowerBound, in: bytes)
      throw YAMLError(mark: mark, .notUTF8)
    }
  }
}
