import DisclosureCore

/// The lines of a document that is more than text, while they are gathered: cells between tabs, overlays on them, and
/// where each line stands.
struct MarkedLines {
  private(set) var bytes: [UInt8] = []
  private(set) var lines: [Range<Int>] = []
  private(set) var overlays: [Overlay] = []
  private(set) var numbers: [Int] = []
  private(set) var parts: [Part] = []
  private var start = 0

  /// A run of lines that are counted together: a worksheet, a page.
  struct Part: Equatable {
    /// The first of its lines.
    let line: Int
    /// For a person to find it: `sheet SDS, row`. A line's number follows.
    let name: String
    /// Whether it begins the form anew, so that no remark of the part before goes on in it.
    let isAnew: Bool
  }

  /// Begins a worksheet or a page.
  mutating func beginPart(named name: String, isAnew: Bool = false) {
    parts.append(Part(line: lines.count, name: name, isAnew: isAnew))
  }

  /// Appends text to the line that is open. Line ends and tabs within it become spaces.
  ///
  /// - Returns: where it stands.
  @discardableResult
  mutating func append(_ text: some Sequence<UInt8>) -> Range<Int> {
    let lower = bytes.count
    for byte in text { bytes.append(byte == 0x0A || byte == 0x0D || byte == 0x09 ? 0x20 : byte) }
    return lower..<bytes.count
  }

  /// Appends a line whose cells stand between tabs already.
  mutating func append(cells: ArraySlice<UInt8>) { bytes += cells }

  /// Ends the cell that is open.
  mutating func endCell() { bytes.append(UInt8(ascii: "\t")) }

  /// Writes other bytes in the place of as many.
  mutating func replace(_ range: Range<Int>, with other: [UInt8]) {
    guard range.count == other.count else { return }
    bytes.replaceSubrange(range, with: other)
  }

  mutating func add(_ overlay: Overlay) { overlays.append(overlay) }

  /// Ends the line that is open.
  ///
  /// - Parameter number: of the line or row in the document, counted from 1.
  mutating func endLine(_ number: Int) throws(Rejection) {
    guard lines.count < TextDocument.maximumLines else {
      throw Rejection(.limitRows, "more than \(TextDocument.maximumLines) lines")
    }
    guard bytes.count - start <= TextDocument.maximumLineBytes else {
      throw Rejection(.limitLine, at: "\(parts.last?.name ?? "line") \(number)", "a line of more than 1 MiB")
    }
    lines.append(start..<bytes.count)
    numbers.append(number)
    bytes.append(UInt8(ascii: "\n"))
    start = bytes.count
  }
}
