/// Texts that cells refer to by their places, and how rich text is read, there and in cells.
struct SharedStrings {
  private(set) var all: [RichText] = []

  init() {}

  init(_ reader: inout PartReader, _ contents: inout WorkbookContents) throws(XLSXError) {
    try reader.enter(.`x:sst`)
    while let child = try reader.child(of: 1) {
      guard child == .`x:si` else { continue }
      try contents.countString(reader)
      all.append(try contents.readRichText(&reader, of: 2))
    }
  }
}

/// A text and its runs, by their places in the workbook.
struct RichText {
  var text = TextRange.empty
  var runs: Range<Int32> = 0..<0
}

/// What all parts of a workbook add to while they are read.
struct WorkbookContents {
  let limits: XLSXLimits
  var text: TextArena
  var runs: [TextRun] = []
  var stylesheet = Stylesheet()
  var strings = SharedStrings()
  var isFrom1904 = false
  var cellCount = 0
  var rowCount = 0
  var shapeCount = 0
  private var stringCount = 0
  var active: [ActiveContent] = []

  init(limits: XLSXLimits) {
    self.limits = limits
    text = TextArena(limit: limits.textBytes)
  }

  /// Reads the text of an element at a depth: plain, or in runs; readings of Japanese letters (rPh) are left out.
  mutating func readRichText(_ reader: inout PartReader, of depth: Int) throws(XLSXError) -> RichText {
    let start = text.bytes.count
    let firstRun = runs.count
    while let child = try reader.child(of: depth) {
      let runStart = text.bytes.count
      switch child {
      case .`x:t`:
        try reader.text(of: depth + 1, to: &text)
        text.unescape(since: runStart)
      case .`x:r`:
        var font: FontStyle?
        while let part = try reader.child(of: depth + 1) {
          switch part {
          case .`x:t`:
            try reader.text(of: depth + 2, to: &text)
            text.unescape(since: runStart)
          case .`x:rPr`: font = try RawFont(&reader, of: depth + 2).style(stylesheet.palette)
          default: continue
          }
        }
        try countString(reader)
        runs.append(TextRun(text: text.since(runStart), font: font))
      default: continue
      }
    }
    return RichText(
      text: text.since(start), runs: Int32(truncatingIfNeeded: firstRun)..<Int32(truncatingIfNeeded: runs.count))
  }

  fileprivate mutating func countString(_ reader: borrowing PartReader) throws(XLSXError) {
    guard stringCount < limits.strings else { throw reader.error(.tooManyStrings(limit: limits.strings)) }
    stringCount += 1
  }
}
