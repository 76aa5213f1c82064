/// The two ends of a document, and that the last leads back to its table of objects.
///
/// Of a torn or altered file pdfium rebuilds what it can and does not tell what is lost: such a file is refused.
enum PDFEnds {
  static func check(_ bytes: [UInt8]) throws(PDFError) {
    // What stands before it is let pass by others. The same bytes are one thing only: such a file may be text.
    guard bytes.starts(with: "%PDF-".utf8) else { throw PDFError(.notAPDF) }
    // What a transfer put behind the end is let pass.
    let tail = bytes[max(0, bytes.count - 1024)...]
    guard let end = lastPlace(of: "%%EOF", in: tail) else { throw PDFError(.truncated) }
    guard let pointer = lastPlace(of: "startxref", in: tail[..<end]),
      let table = number(in: bytes[(pointer + 9)..<end])
    else { throw PDFError(.damaged) }
    guard isTable(bytes, at: table) else { throw PDFError(.damaged) }
  }

  private static func lastPlace(of word: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
    let word = Array(word.description.utf8)
    return bytes.indices.last { bytes[$0] == word[0] && bytes[$0...].starts(with: word) }
  }

  private static func number(in bytes: ArraySlice<UInt8>) -> Int? {
    let digits = bytes.drop(while: isSpace).prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty, digits.count < 12 else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// The word of a table, or the number of the object that holds one.
  private static func isTable(_ bytes: [UInt8], at place: Int) -> Bool {
    guard place < bytes.count else { return false }
    let found = bytes[place..<min(place + 64, bytes.count)].drop(while: isSpace)
    return found.starts(with: "xref".utf8) || isObject(found)
  }

  /// `12 0 obj`
  private static func isObject(_ bytes: ArraySlice<UInt8>) -> Bool {
    let words = bytes.split(maxSplits: 2, whereSeparator: isSpace)
    return words.count == 3 && words[..<2].allSatisfy { $0.allSatisfy { (0x30...0x39).contains($0) } }
      && words[2].starts(with: "obj".utf8)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) || byte == 0 }
}
