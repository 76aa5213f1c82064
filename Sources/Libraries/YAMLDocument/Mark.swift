/// A place in a text as an editor shows it: line and column, both counted from 1, columns in characters.
package struct Mark: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static let start = Mark(line: 1, column: 1)

  package static func < (one: Mark, other: Mark) -> Bool {
    (one.line, one.column) < (other.line, other.column)
  }

  package var description: String { "\(line):\(column)" }
}

extension Mark {
  /// The place of a byte. Lines end where libyaml ends them: CR LF, CR, LF, U+0085, U+2028, U+2029.
  ///
  /// The bytes up to there must be valid UTF-8; an offset beyond the end is the end.
  init(ofByte offset: Int, in bytes: [UInt8]) {
    let text = String(decoding: bytes.prefix(max(0, offset)), as: UTF8.self).unicodeScalars
    var (line, column, previous) = (1, 1, Unicode.Scalar(0 as UInt8))
    for scalar in text {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\r", "\n", "\u{85}", "\u{2028}", "\u{2029}": (line, column) = (line + 1, 1)
      default: column += 1
      }
      previous = scalar
    }
    self.init(line: line, column: column)
  }
}
