import DisclosureMessages
import JSONText

extension FuzzTarget {
  /// A JSON text: read alike each time, and also with white space around it.
  static let json = FuzzTarget(name: "json") { text in
    _ = FindingsColumn(String(decoding: text, as: UTF8.self))
    _ = ReasonsText.read(String(decoding: text, as: UTF8.self))
    do throws(JSONError) {
      let value = try JSONValue(parsing: text)
      guard try JSONValue(parsing: text) == value else { return "the same text is read in two ways" }
      let space = Array(" \n\t".utf8)
      return try JSONValue(parsing: space + text + space) == value ? nil : "white space makes it another value"
    } catch {
      return (0...text.count).contains(error.offset) ? nil : "an error has no place: \(error)"
    }
  }
}
