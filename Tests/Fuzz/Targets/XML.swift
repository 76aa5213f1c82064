import XMLText

extension FuzzTarget {
  /// XML as the parts of a workbook have it: its tags close, and what is met lies within the text and the limits.
  static let xml = FuzzTarget(name: "xml") { text in
    let first = events(of: text)
    guard first == events(of: text) else { return "the same text is read in two ways" }
    switch first.end {
    case .offset(let offset): return (0...text.count).contains(offset) ? nil : "an error has no place"
    case .whole: return first.starts == first.ends && first.starts > 0 ? nil : "not each element ends"
    }
  }

  private static let words = XMLVocabulary(namespaces: [], names: ["a", "b"])

  private static func events(of text: [UInt8]) -> ReadXML {
    var read = ReadXML()
    do throws(XMLError) {
      var reader = try XMLReader(text, vocabulary: words)
      reading: while true {
        switch try reader.next() {
        case .start: read.starts += 1
        case .end: read.ends += 1
        case .text: read.text += reader.bytes(of: reader.text)
        case .endOfDocument: break reading
        }
      }
    } catch {
      read.end = .offset(error.offset)
    }
    return read
  }
}

private struct ReadXML: Equatable {
  enum End: Equatable {
    case whole
    case offset(Int)
  }

  var starts = 0
  var ends = 0
  var text: [UInt8] = []
  var end = End.whole
}
