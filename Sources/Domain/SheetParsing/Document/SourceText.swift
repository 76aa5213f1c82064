import DisclosureCore
import TextEncodings

/// A document's text as UTF-8, and the encoding it was written in.
///
/// The encoding is told once: by a byte order mark, else by the form's title, looked for in the bytes of every encoding.
/// What does not decode strictly is refused, for a replacement character would be a guess.
struct SourceText {
  let encoding: TextEncoding
  /// Without a byte order mark.
  let utf8: [UInt8]

  init(_ document: [UInt8]) throws(Rejection) {
    if let (encoding, width) = TextEncoding.marked(document) {
      self = try SourceText(document, encoding, from: width)
      return
    }
    let isUTF8 = SourceText.isUTF8(document)
    let titled = SourceText.titled(document, isUTF8: isUTF8)
    if isUTF8, titled == [.utf8] {
      try SourceText.refuseNUL(document, .utf8, from: 0)
      (encoding, utf8) = (.utf8, document)
      return
    }
    guard titled.isEmpty else {
      self = try SourceText(titled: document, titled)
      return
    }
    // Without a title it is no form that is known: any encoding in which it is text will do to say so.
    for encoding in [TextEncoding.utf8, .iso2022JP, .eucJP, .cp932] {
      if let text = try? SourceText(document, encoding) {
        self = text
        return
      }
    }
    self = try SourceText(document, .utf8)
  }

  /// Two titles in two encodings stand in a file that was pasted together: the rest of it decides, or nothing does.
  private init(titled document: [UInt8], _ encodings: [TextEncoding]) throws(Rejection) {
    var decoded: SourceText?
    var refusal: Rejection?
    for encoding in encodings {
      do throws(Rejection) {
        decoded = try SourceText(document, encoding)
      } catch {
        refusal = refusal ?? error
      }
    }
    if let refusal { throw refusal }
    guard let decoded else { throw Rejection(.textEncoding, "the encoding of the text cannot be told") }
    self = decoded
  }

  private init(_ document: [UInt8], _ encoding: TextEncoding, from start: Int = 0) throws(Rejection) {
    try SourceText.refuseNUL(document, encoding, from: start)
    self.encoding = encoding
    utf8 =
      encoding == .utf8
      ? try SourceText.valid(document, from: start) : try SourceText.converted(document, encoding, from: start)
  }

  static func isUTF8(_ bytes: [UInt8]) -> Bool { (try? UTF8Span(validating: bytes.span)) != nil }

  private static func valid(_ document: [UInt8], from start: Int) throws(Rejection) -> [UInt8] {
    do {
      _ = try UTF8Span(validating: document.span)
    } catch {
      throw undecodable(.utf8, error.byteOffsets.lowerBound)
    }
    return start == 0 ? document : Array(document[start...])
  }

  private static func converted(
    _ document: [UInt8], _ encoding: TextEncoding, from start: Int
  ) throws(Rejection) -> [UInt8] {
    guard let converter = TextConverter(encoding) else {
      throw Rejection(.textEncoding, "the text is \(encoding.rawValue), which this system has no module for")
    }
    do throws(TextConverter.Undecodable) {
      return try converter.convert(document, from: start)
    } catch {
      throw undecodable(encoding, error.offset)
    }
  }

  private static func undecodable(_ encoding: TextEncoding, _ offset: Int) -> Rejection {
    Rejection(.textEncoding, at: "byte \(offset)", "the text is not \(encoding.rawValue)")
  }

  /// NUL is told by its place in the document, so it is looked for before anything is decoded.
  private static func refuseNUL(_ document: [UInt8], _ encoding: TextEncoding, from start: Int) throws(Rejection) {
    let width = encoding == .utf16LittleEndian || encoding == .utf16BigEndian ? 2 : 1
    guard ByteSearch.first(0, document, from: start) != nil else { return }
    var at = start
    while at + width <= document.count {
      if document[at] == 0, width == 1 || document[at + 1] == 0 {
        throw Rejection(.textNUL, at: "byte \(at)", "the text holds a NUL byte")
      }
      at += width
    }
  }

  // MARK: The form's title in every encoding

  /// The encodings in which the title stands in the document.
  private static func titled(_ document: [UInt8], isUTF8: Bool) -> [TextEncoding] {
    let titles = isUTF8 ? titlesInUTF8 : titles
    return TextEncoding.allCases.filter { encoding in
      guard let title = titles[encoding] else { return false }
      let isWide = encoding == .utf16LittleEndian || encoding == .utf16BigEndian
      return ByteSearch.contains(title, document) { !isWide || $0 % 2 == 0 }
    }
  }

  /// Those that valid UTF-8 may hold: but for a character that is cut at either end, they are UTF-8 themselves.
  private static let titlesInUTF8 = titles.filter { mayStandInUTF8($0.value) }

  private static func mayStandInUTF8(_ title: [UInt8]) -> Bool {
    let whole = Array(title.drop { $0 & 0xC0 == 0x80 })
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: whole.span)
      return true
    } catch {
      return error.byteOffsets.lowerBound > whole.count - 4
    }
  }

  /// Without the escapes at either end of ISO-2022-JP, which stand elsewhere in a longer text.
  private static let titles: [TextEncoding: [UInt8]] = {
    var titles: [TextEncoding: [UInt8]] = [:]
    for encoding in TextEncoding.allCases {
      guard let converter = TextConverter(encoding, .fromUTF8),
        let bytes = try? converter.convert(Array("医療情報セキュリティ開示書".utf8))
      else { continue }
      titles[encoding] = encoding == .iso2022JP ? Array(bytes.dropFirst(3).dropLast(3)) : bytes
    }
    return titles
  }()
}
