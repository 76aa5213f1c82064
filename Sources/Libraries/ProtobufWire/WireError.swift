/// Why bytes are not a message, with the place.
///
/// It never carries what was read, so that it may be logged and sent back to whoever produced the bytes.
package struct WireError: Error, Equatable, Sendable, CustomStringConvertible {
  package enum Reason: Equatable, Sendable {
    /// The input, or the message around, ends in the middle of a value.
    case truncated
    /// A variable-length integer is longer than ten bytes or larger than 64 bits.
    case varintOverflow
    /// A field number is 0 or larger than 2^29 − 1.
    case fieldNumber
    /// A group (wire types 3 and 4): proto3 has none.
    case group
    /// Wire types 6 and 7, or a type that this field cannot have.
    case wireType(UInt8)
    /// The integer does not fit the field's type.
    case outOfRange
    case invalidUTF8
    /// Messages are nested deeper than the reader goes.
    case tooDeep(limit: Int)
    /// A field is repeated more often than the caller allows.
    case tooMany(limit: Int)
  }

  package let reason: Reason
  /// Where the value at fault begins, in bytes from the start of the input; of invalid UTF-8 the first wrong byte.
  package let offset: Int
  /// The field at fault, or the one before where it is the tag that cannot be read; 0 if there was none.
  package let field: Int

  package init(reason: Reason, offset: Int, field: Int) {
    self.reason = reason
    self.offset = offset
    self.field = field
  }

  package var description: String { "\(explanation) at byte \(offset), field \(field)" }

  private var explanation: String {
    switch reason {
    case .truncated: "the message ends inside a value"
    case .varintOverflow: "an integer has more than 64 bits"
    case .fieldNumber: "a field number is 0 or too large"
    case .group: "groups are not read"
    case .wireType(let type): "wire type \(type) does not belong here"
    case .outOfRange: "an integer does not fit its field"
    case .invalidUTF8: "text is not UTF-8"
    case .tooDeep(let limit): "messages are nested deeper than \(limit)"
    case .tooMany(let limit): "a field is repeated more than \(limit) times"
    }
  }
}
