import DisclosureCore
import TextEncodings

/// A document as text: valid UTF-8 within its limits, cut into lines, and what it shows on them.
///
/// Lines keep their characters as they are: what is shown to people later is what stands in the document. A table's rows
/// are lines with their cells between tabs.
///
/// One object: what holds the text shares it.
final class TextDocument: Sendable {
  static let maximumLines = 50_000
  static let maximumLineBytes = 1 << 20
  static let maximumCellBytes = 1 << 16
  /// Longer runs of combining marks make comparing text quadratic (UAX #15 D4 calls 30 stream-safe).
  private static let maximumCombiningRun = 30

  /// In which the document was written.
  let encoding: String
  let bytes: [UInt8]
  /// Each without its line end.
  let lines: [Range<Int>]
  /// By where they begin.
  let overlays: [Overlay]
  /// By where they begin, cells that hold numbers, and what else may have been typed there.
  let alternatives: [Int: [[UInt8]]]
  /// Whether its lines are rows of a table, and a tab is the edge of a cell.
  let isTable: Bool
  /// Whether a cell without text is a cell all the same; on pages only ruled lines make it one.
  let keepsEmptyCells: Bool
  /// Of its bytes.
  let census: ByteCensus
  private let isValidUTF8: Bool
  /// The lines' own numbers and the parts that they are counted in; empty where lines are counted through.
  private let numbers: [Int]
  private let parts: [MarkedLines.Part]

  init(_ source: SourceText) throws(Rejection) {
    encoding = source.encoding.rawValue
    bytes = source.utf8
    isValidUTF8 = true
    census = ByteCensus(bytes)
    guard bytes.contains(where: { $0 > 0x20 }) else { throw Rejection(.contentEmpty, "the document is empty") }
    try TextDocument.refuseCombiningRuns(bytes)
    lines = try TextDocument.lines(of: bytes)
    (overlays, alternatives, isTable, keepsEmptyCells, numbers, parts) = ([], [:], false, false, [], [])
  }

  /// A document of another format, made lines.
  init(
    _ lines: MarkedLines, encoding: String, alternatives: [Int: [[UInt8]]] = [:], keepsEmptyCells: Bool = true
  ) throws(Rejection) {
    guard lines.bytes.contains(where: { $0 > 0x20 }) else { throw Rejection(.contentEmpty, "the document is empty") }
    try TextDocument.refuseCombiningRuns(lines.bytes)
    self.encoding = encoding
    bytes = lines.bytes
    isValidUTF8 = SourceText.isUTF8(bytes)
    census = ByteCensus(bytes)
    self.lines = lines.lines
    overlays = lines.overlays.sorted { $0.range.lowerBound < $1.range.lowerBound }
    (isTable, numbers, parts) = (true, lines.numbers, lines.parts)
    self.alternatives = alternatives
    self.keepsEmptyCells = keepsEmptyCells
  }

  /// The same document with more on it.
  init(_ document: TextDocument, adding more: [Overlay]) {
    encoding = document.encoding
    bytes = document.bytes
    lines = document.lines
    overlays = (document.overlays + more).sorted { $0.range.lowerBound < $1.range.lowerBound }
    alternatives = document.alternatives
    isTable = document.isTable
    keepsEmptyCells = document.keepsEmptyCells
    census = document.census
    isValidUTF8 = document.isValidUTF8
    (numbers, parts) = (document.numbers, document.parts)
  }

  /// Whether the form begins anew with a line.
  func beginsAnew(_ line: Int) -> Bool { parts.contains { $0.line == line && $0.isAnew } }

  /// Where a line stands, for a person to find it: `line 72`, `sheet SDS, row 12`.
  ///
  /// - Parameter line: its index.
  func place(ofLine line: Int) -> String {
    guard numbers.indices.contains(line) else { return "line " + String(line + 1) }
    let part = parts.last { $0.line <= line }
    return "\(part?.name ?? "line") \(numbers[line])"
  }

  func text(_ range: Range<Int>) -> String {
    guard isValidUTF8, isCut(at: range.lowerBound), isCut(at: range.upperBound) else {
      return String(decoding: bytes[range], as: UTF8.self)
    }
    // Whole characters of UTF-8 that was checked already: no part of it needs to be checked again.
    let bytes = bytes
    let characters = bytes.span.extracting(range)
    return unsafe String(copying: UTF8Span(unchecked: characters))
  }

  /// Whether no character goes on over a place.
  private func isCut(at place: Int) -> Bool { place == bytes.count || bytes[place] & 0xC0 != 0x80 }

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
  func quote(lines: TextRanges) -> String {
    lines.count == 1 ? quote(lines[0]) : lines.prefix(8).map(quote).joined(separator: "\n")
  }

  /// A run that is too long takes more bytes than lie between two probes, so one of them meets it.
  private static func hasCombiningMarks(_ bytes: [UInt8]) -> Bool {
    let distance = (maximumCombiningRun - 1) * 2
    return stride(from: distance, to: bytes.count, by: distance).contains { probe in
      var at = probe
      while at > 0, bytes[at] & 0xC0 == 0x80 { at -= 1 }
      return isCombining(bytes, at: at)
    }
  }

  private static func refuseCombiningRuns(_ bytes: [UInt8]) throws(Rejection) {
    guard hasCombiningMarks(bytes) else { return }
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
    let hasReturns = ByteSearch.first(UInt8(ascii: "\r"), bytes, from: 0) != nil
    while let end = hasReturns ? lineEnd(bytes, from: start) : ByteSearch.first(UInt8(ascii: "\n"), bytes, from: start)
    {
      try line(to: end)
      let isPair = bytes[end] == UInt8(ascii: "\r") && end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: "\n")
      start = end + (isPair ? 2 : 1)
    }
    if start < bytes.count { try line(to: bytes.count) }
    return lines
  }

  private static func lineEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    bytes[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
  }
}
