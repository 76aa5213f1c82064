import XMLText

/// A vocabulary like those of office files: two spellings of one namespace, and names in it and in none.
let words = [
  "m:sheet", "m:row", "m:c", "m:longerThanEightBytes", "m:longerThanEightBites", "d:row", "row", "r", "s", "d:r", "br",
  "div",
]
let vocabulary = XMLVocabulary(
  namespaces: [
    ("m", ["http://example.org/main", "http://example.org/strict/main"]), ("d", ["http://example.org/drawing"]),
  ], names: words)

func code(_ word: String) -> UInt16 { UInt16((words.firstIndex(of: word) ?? -1) + 1) }

/// Everything that a text holds, in one line; names that the vocabulary does not hold are `?`.
func told(_ text: [UInt8], limits: XMLLimits = XMLLimits(), takesBreaksAsEmpty: Bool = false) throws(XMLError) -> String
{
  var reader = try XMLReader(text, vocabulary: vocabulary, limits: limits, takesBreaksAsEmpty: takesBreaksAsEmpty)
  func name(_ code: UInt16) -> String { code == 0 ? "?" : words[Int(code) - 1] }
  var line = ""
  while true {
    switch try reader.next() {
    case .start(let code):
      line += "<\(name(code))"
      for (index, word) in words.enumerated() {
        guard let value = reader.attribute(UInt16(index + 1)) else { continue }
        line += " \(word)=\(String(decoding: reader.bytes(of: value), as: UTF8.self))"
      }
      line += ">"
    case .end(let code): line += "</\(name(code))>"
    case .text: line += "[\(String(decoding: reader.bytes(of: reader.text), as: UTF8.self))]"
    case .endOfDocument: return line
    }
  }
}

func told(_ text: String, takesBreaksAsEmpty: Bool = false) throws(XMLError) -> String {
  try told(Array(text.utf8), takesBreaksAsEmpty: takesBreaksAsEmpty)
}

func refusal(_ text: [UInt8], limits: XMLLimits = XMLLimits()) -> XMLError? {
  do throws(XMLError) {
    _ = try told(text, limits: limits)
    return nil
  } catch {
    return error
  }
}
