/// Reads XML of UTF-8 bytes, element by element, by the letter of XML 1.0 and its namespaces.
///
/// Refused although XML has it: document types, other encodings, names that are not ASCII. Comments and instructions
/// are passed over. Nothing is copied before it is asked for, and nothing outside the text is ever looked at.
package struct XMLReader: ~Copyable {
  let input: [UInt8]
  let vocabulary: XMLVocabulary
  let limits: XMLLimits
  let takesBreaksAsEmpty: Bool

  /// Where the text begins, behind a byte order mark.
  private let start: Int
  var position: Int
  /// Those of the element that was met last are the first so many; room that was made once stays.
  var attributes: [XMLAttribute] = []
  var attributeCount = 0
  /// Those that are open are the first ``depth``; room that was made once stays.
  private var elements: [OpenElement] = []
  var bindings: [XMLBinding] = []
  var defaultNamespace = XMLNamespace.none
  /// Whether the element that was met last is written `<a/>` and is still to end.
  var isEmptyElement = false
  private var hasRoot = false
  /// Bytes of text since the last tag.
  var textCount = 0

  /// The text that was met last.
  package internal(set) var text = XMLValue(range: 0..<0, form: .plain)

  struct OpenElement {
    /// As it is written, with its prefix.
    let name: Range<Int>
    let code: UInt16
    /// How many bindings there were before its own.
    let bindings: Int
  }

  /// - Parameter takesBreaksAsEmpty: Excel's old drawings (VML) hold HTML whose `<br>` has no end. With this, each
  ///   `<br>` in no namespace is read as `<br/>`, and `</br>` is passed over; all else stays strict.
  package init(
    _ input: [UInt8], vocabulary: XMLVocabulary, limits: XMLLimits = XMLLimits(), takesBreaksAsEmpty: Bool = false
  ) throws(XMLError) {
    start = try XMLEncoding.check(input)
    position = start
    self.input = input
    self.vocabulary = vocabulary
    self.limits = limits
    self.takesBreaksAsEmpty = takesBreaksAsEmpty
  }

  /// How many elements are open: 1 when the root element was just met.
  package private(set) var depth = 0

  /// Where the reader is, in bytes: behind what it met last.
  package var offset: Int { position }

  /// Goes on to the next tag or text. After the end of the document it stays there.
  package mutating func next() throws(XMLError) -> XMLEvent {
    if isEmptyElement {
      isEmptyElement = false
      return leave()
    }
    while position < input.count {
      guard input[position] == UInt8(ascii: "<") else {
        if depth > 0 { return try readText() }
        try passSpaceOutside()
        continue
      }
      switch position + 1 < input.count ? input[position + 1] : 0 {
      case UInt8(ascii: "/"):
        if let event = try readEndTag() { return event }
      case UInt8(ascii: "!"):
        if try readMarkup() { return .text }
      case UInt8(ascii: "?"):
        if position > start || !standsDeclaration() { try passInstruction() } else { try readDeclaration() }
      default:
        guard depth > 0 || !hasRoot else { throw error(.outsideRoot) }
        hasRoot = true
        return try readStartTag()
      }
    }
    guard depth == 0 else { throw error(.unexpectedEnd) }
    guard hasRoot else { throw error(.empty) }
    return .endOfDocument
  }

  /// The next element directly inside the one at a depth, or nil once that one has ended; what is deeper, and all
  /// text, is passed over.
  package mutating func child(of depth: Int) throws(XMLError) -> UInt16? {
    while true {
      switch try next() {
      case .start(let code) where self.depth == depth + 1: return code
      case .end where self.depth < depth: return nil
      case .endOfDocument: return nil
      default: continue
      }
    }
  }

  func error(_ reason: XMLError.Reason) -> XMLError { XMLError(reason, offset: position) }

  var openElement: OpenElement? { depth > 0 ? elements[depth - 1] : nil }

  mutating func enter(_ element: OpenElement) {
    if depth < elements.count { elements[depth] = element } else { elements.append(element) }
    depth += 1
  }

  mutating func leave() -> XMLEvent {
    guard let element = openElement else { return .endOfDocument }
    depth -= 1
    textCount = 0
    if element.bindings < bindings.count { unbind(to: element.bindings) }
    return .end(element.code)
  }

  private mutating func passSpaceOutside() throws(XMLError) {
    guard isSpace(input[position]) else { throw error(.outsideRoot) }
    position += 1
  }
}
