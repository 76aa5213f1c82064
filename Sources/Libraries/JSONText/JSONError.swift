/// Why bytes are not the JSON we take, with the place.
///
/// It never carries what was read, so that it may be logged.
package struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
  package enum Reason: Equatable, Sendable {
    case invalidUTF8
    /// The text ends where more must follow.
    case unexpectedEnd
    /// A byte that cannot stand here: a fault of grammar, a byte order mark, or more text behind the value.
    case unexpectedByte
    /// A control character stands unescaped in a string.
    case controlCharacter
    /// A backslash is followed by none of `"\/bfnrt` or by `u` without four hexadecimal digits.
    case escape
    /// A `\u` escape is one half of a surrogate pair without the other.
    case loneSurrogate
    /// A name comes twice in one object.
    case duplicateName
    /// Arrays and objects are nested deeper than the reader goes.
    case tooDeep(limit: Int)
    /// The text holds more values than the caller allows.
    case tooMany(limit: Int)
  }

  package let reason: Reason
  /// The place, in bytes from the start: the byte at fault, or where the escape, the name or the value begins.
  package let offset: Int

  package init(reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  package var description: String { "\(explanation) at byte \(offset)" }

  private var explanation: String {
    switch reason {
    case .invalidUTF8: "the text is not UTF-8"
    case .unexpectedEnd: "the text ends too early"
    case .unexpectedByte: "a character does not belong here"
    case .controlCharacter: "a control character stands in a string"
    case .escape: "an escape is not known"
    case .loneSurrogate: "half of a surrogate pair stands alone"
    case .duplicateName: "a name comes twice in one object"
    case .tooDeep(let limit): "values are nested deeper than \(limit)"
    case .tooMany(let limit): "there are more than \(limit) values"
    }
  }
}
