import JSONText

extension JSONValue {
  /// Nil for what is no JSON: what is stored was written by this program, so no more needs to be told.
  static func parsed(_ bytes: [UInt8]) -> JSONValue? {
    do throws(JSONError) {
      return try JSONValue(parsing: bytes)
    } catch {
      return nil
    }
  }

  var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  var integer: Int? {
    if case .integer(let number) = self { Int(exactly: number) } else { nil }
  }

  var members: [JSONMember]? {
    if case .object(let members) = self { members } else { nil }
  }
}
