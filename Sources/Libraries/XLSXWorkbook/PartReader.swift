import XMLText

/// Reads one part of a workbook as XML: of alternate contents only the one that is understood.
struct PartReader: ~Copyable {
  let part: String
  private var xml: XMLReader
  /// The alternate contents that are open, each with one of its choices.
  private var alternates: [(depth: Int, isTaken: Bool)] = []

  enum Event {
    case start(Word)
    case end
    case text
    case endOfPart
  }

  init(_ bytes: [UInt8], part: String, takesBreaksAsEmpty: Bool = false) throws(XLSXError) {
    do throws(XMLError) {
      xml = try XMLReader(bytes, vocabulary: Word.vocabulary, takesBreaksAsEmpty: takesBreaksAsEmpty)
    } catch {
      throw XLSXError(.xml(error.reason), part: part, offset: error.offset)
    }
    self.part = part
  }

  /// How many elements are open, those of alternate contents apart.
  private(set) var depth = 0

  func error(_ reason: XLSXError.Reason, at cell: CellReference? = nil) -> XLSXError {
    XLSXError(reason, part: part, cell: cell, offset: xml.offset)
  }

  /// Enters the root element, which must be this one.
  mutating func enter(_ root: Word) throws(XLSXError) {
    guard case .start(root) = try next() else { throw error(.rootElement) }
  }

  mutating func next() throws(XLSXError) -> Event {
    do throws(XMLError) {
      while true {
        switch try xml.next() {
        case .start(let code):
          let word = Word(rawValue: code) ?? .unknown
          switch word {
          case .`mc:AlternateContent`:
            alternates.append((xml.depth, false))
            try takeChoice()
          default:
            depth += 1
            return .start(word)
          }
        case .end where !alternates.isEmpty && alternates.last?.depth == xml.depth: try takeChoice()
        case .end:
          depth -= 1
          // Readers stop at the end of the root; what follows must be nothing, or the part is not what it seems.
          if xml.depth == 0 { _ = try xml.next() }
          return .end
        case .text: return .text
        case .endOfDocument: return .endOfPart
        }
      }
    } catch {
      throw XLSXError(.xml(error.reason), part: part, offset: error.offset)
    }
  }

  /// Enters the first choice of an alternate content that is understood, or the fallback, and leaves the content once
  /// there is none left.
  private mutating func takeChoice() throws(XMLError) {
    while let alternate = alternates.last, let code = try xml.child(of: alternate.depth) {
      guard !alternate.isTaken else { continue }
      let isTaken =
        switch Word(rawValue: code) {
        case .`mc:Choice`: xml.attribute(Word.Requires.rawValue).map { xml.knowsPrefixes($0) } ?? false
        case .`mc:Fallback`: true
        default: false
        }
      if isTaken {
        alternates[alternates.count - 1].isTaken = true
        return
      }
    }
    _ = alternates.popLast()
  }

  /// The next element directly inside the one at a depth, or nil once that one has ended.
  mutating func child(of depth: Int) throws(XLSXError) -> Word? {
    while true {
      switch try next() {
      case .start(let word): if self.depth == depth + 1 { return word }
      case .end: if self.depth < depth { return nil }
      case .text: continue
      case .endOfPart: return nil
      }
    }
  }

  /// Adds all text inside the element that was met last, up to its end, elements inside it apart.
  mutating func text(of depth: Int, to output: inout TextArena) throws(XLSXError) {
    while true {
      switch try next() {
      case .text where self.depth == depth: try appendText(to: &output)
      case .end where self.depth < depth: return
      case .endOfPart: return
      default: continue
      }
    }
  }

  /// The text inside the element that was met last, for a short one.
  mutating func bytes(of depth: Int) throws(XLSXError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      switch try next() {
      case .text where self.depth == depth: xml.append(xml.text, to: &bytes)
      case .end where self.depth < depth: return bytes
      case .endOfPart: return bytes
      default: continue
      }
    }
  }

  /// The whole number that stands inside the element that was met last.
  mutating func integer(of depth: Int, in range: ClosedRange<Int>) throws(XLSXError) -> Int {
    var number: Int?
    while true {
      switch try next() {
      case .text where self.depth == depth && number == nil: number = xml.integer(xml.text)
      case .end where self.depth < depth:
        guard let number, range.contains(number) else { throw error(.value) }
        return number
      default: throw error(.value)
      }
    }
  }

  func appendText(to output: inout TextArena) throws(XLSXError) {
    guard output.hasRoom(for: xml.text.count) else { throw error(.tooMuchText(limit: output.limit)) }
    xml.append(xml.text, to: &output.bytes)
  }
}

/// Attributes of the element that was met last.
extension PartReader {
  func attribute(_ word: Word) -> XMLValue? { xml.attribute(word.rawValue) }

  func bytes(_ word: Word) -> [UInt8]? { attribute(word).map { xml.bytes(of: $0) } }

  func string(_ word: Word) -> String? { bytes(word).map { String(decoding: $0, as: UTF8.self) } }

  /// An attribute's value as a word, for those that are one of a few.
  func word(_ word: Word) -> Word? { attribute(word).map { Word(rawValue: xml.code(of: $0)) ?? .unknown } }

  /// A whole number; nil where the attribute is absent.
  func integer(_ word: Word, in range: ClosedRange<Int> = 0...Int(Int32.max)) throws(XLSXError) -> Int? {
    guard let value = attribute(word) else { return nil }
    guard let number = xml.integer(value), range.contains(number) else { throw error(.value) }
    return number
  }

  func required(_ word: Word, in range: ClosedRange<Int> = 0...Int(Int32.max)) throws(XLSXError) -> Int {
    guard let number = try integer(word, in: range) else { throw error(.value) }
    return number
  }

  /// A number with a fraction; nil where the attribute is absent.
  func double(_ word: Word, in range: ClosedRange<Double>) throws(XLSXError) -> Double? {
    guard let value = attribute(word) else { return nil }
    guard let number = DecimalNumber(xml.bytes(of: value))?.value, range.contains(number) else { throw error(.value) }
    return number
  }

  /// `1`, `true` or nothing at all is true where the attribute means so by being absent.
  func flag(_ word: Word, absent: Bool = false) throws(XLSXError) -> Bool {
    guard let value = attribute(word) else { return absent }
    switch xml.plainBytes(of: value).map(Array.init) {
    case Array("1".utf8), Array("true".utf8), Array("on".utf8): return true
    case Array("0".utf8), Array("false".utf8), Array("off".utf8): return false
    default: throw error(.value)
    }
  }

  func cell(_ word: Word) throws(XLSXError) -> CellReference? {
    guard let value = attribute(word) else { return nil }
    guard let reference = xml.plainBytes(of: value).flatMap({ CellReference($0) }) else { throw error(.cellReference) }
    return reference
  }
}
