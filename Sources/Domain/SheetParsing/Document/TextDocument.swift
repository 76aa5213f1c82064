import DisclosureCore
import TextEncodings

/// A document as text: valid UTF-8 within its limits, cut into lines.
///
/// Lines keep their characters as they are: what is shown to people later is what stands in the document.
struct TextDocument {
  private static let maximumLines = 50_000
  private static let maximumLineBytes = 1 << 20
  /// Longer runs of combining marks make comparing text quadratic (UAX #15 D4 calls 30 stream-safe).
  private static let maximumCombiningRun = 30

  /// In which the document was written.
  let encoding: String
  let bytes: [UInt8]
  /// Each without its line end.
  let lines: [Range<Int>]

  init(_ document: [UInt8]) throws(Rejection) {
    guard document.count <= SheetReader.maximumBytes else {
      throw Rejection(.limitSize, "the document has \(document.count) bytes; at most 8 MiB are read")
    }
    try TextDocument.refuseOtherFormats(document)
    let source = try SourceText(document)
    encoding = source.encoding.rawValue
    bytes = source.utf8
    guard bytes.contains(where: { $0 > 0x20 }) else { throw Rejection(.contentEmpty, "the document is empty") }
    try TextDocument.refuseCombiningRuns(bytes)
    lines = try TextDocument.lines(of: bytes)
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// A line for a person, cut at a length that no real row has.
  func quote(_ range: Range<Int>) -> String {
    let longest = 2000
    let trimmed = trimming(range)
    guard trimmed.count > longest else { return text(trimmed) }
    var end = trimmed.lowerBound + longest
    while bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return text(trimmed.lowerBound..<end) + "…"
  }

  /// Some lines of one row.
  func quote(lines: [Range<Int>]) -> String { lines.prefix(8).map(quote).joined(separator: "\n") }

  private static func refuseOtherFormats(_ document: [UInt8]) throws(Rejection) {
    let formats: [(magic: [UInt8], name: String)] = [
      (Array("PK\u{3}\u{4}".utf8), "a zip archive such as XLSX"), (Array("%PDF-".utf8), "a PDF"),
      ([0xD0, 0xCF, 0x11, 0xE0], "an older Office file"), ([0x89, 0x50, 0x4E, 0x47], "an image"),
      ([0xFF, 0xD8, 0xFF], "an image"),
    ]
    guard let found = formats.first(where: { document.starts(with: $0.magic) }) else { return }
    throw Rejection(.formUnknown, "this is \(found.name); send the sheet as text")
  }

  private static func refuseCombiningRuns(_ bytes: [UInt8]) throws(Rejection) {
    var (run, line, at) = (0, 1, 0)
    while at < bytes.count {
      let byte = bytes[at]
      if byte < 0x80 {
        if byte == UInt8(ascii: "\n") { line += 1 }
        run = 0
        at += 1
        continue
      }
      run = isCombining(bytes, at: at) ? run + 1 : 0
      guard run <= maximumCombiningRun else {
        throw Rejection(.textCombining, at: "line \(line)", "more than 30 combining marks on one character")
      }
      at += byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    }
  }

  /// Whether a mark that joins what stands before it begins at a byte: those of every script, voiced sound marks of kana among
  /// them. What Japanese text is made of is told by its bytes alone.
  private static func isCombining(_ bytes: [UInt8], at: Int) -> Bool {
    let second = at + 1 < bytes.count ? bytes[at + 1] : 0
    let third = at + 2 < bytes.count ? bytes[at + 2] : 0
    switch (bytes[at], second, third) {
    case (0xE3, 0x80, 0xAA...0xAF), (0xE3, 0x82, 0x99...0x9A), (0xEF, 0xB8, 0xA0...0xAF): return true
    case (0xE3...0xE9, _, _), (0xEF, 0xB8..., _): return false
    case (0xE2, 0x83, 0x90...), (0xCC, _, _), (0xCD, 0x80...0xAF, _): return true
    case (0xE2, ..<0xB3, _), (..<0xCD, _, _): return false
    default: return joins(bytes, at: at)
    }
  }

  private static func joins(_ bytes: [UInt8], at: Int) -> Bool {
    let width = bytes[at] < 0xE0 ? 2 : bytes[at] < 0xF0 ? 3 : 4
    guard at + width <= bytes.count else { return false }
    let scalar = String(decoding: bytes[at..<(at + width)], as: UTF8.self).unicodeScalars.first
    return scalar.map { $0.properties.canonicalCombiningClass != .notReordered } ?? false
  }

  private static func lines(of bytes: [UInt8]) throws(Rejection) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    func line(to end: Int) throws(Rejection) {
      guard lines.count < maximumLines else { throw Rejection(.limitRows, "more than \(maximumLines) lines") }
      guard end - start <= maximumLineBytes else {
        throw Rejection(.limitLine, at: "line \(lines.count + 1)", "a line of more than 1 MiB")
      }
      lines.append(start..<end)
    }
    var at = start
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "\n") || bytes[at] == UInt8(ascii: "\r") {
        try line(to: at)
        if bytes[at] == UInt8(ascii: "\r"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "\n") { at += 1 }
        start = at + 1
      }
      at += 1
    }
    if start < bytes.count { try line(to: bytes.count) }
    return lines
  }
}
