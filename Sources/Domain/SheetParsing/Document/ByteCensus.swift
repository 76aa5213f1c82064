/// Which signs of tables stand anywhere in a text, counted once: most documents need no search for what they do not hold.
struct ByteCensus: Sendable {
  /// Bars between cells, be they in full width.
  let hasBars: Bool
  let hasCommas: Bool
  let hasSemicolons: Bool
  let hasQuotes: Bool

  init(_ bytes: [UInt8]) {
    // Without a branch, so that the compiler looks at many bytes at a time.
    var (bars, commas, semicolons, quotes): (UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0)
    for byte in bytes {
      bars |= byte == UInt8(ascii: "|") ? 1 : 0
      commas |= byte == UInt8(ascii: ",") ? 1 : 0
      semicolons |= byte == UInt8(ascii: ";") ? 1 : 0
      quotes |= byte == UInt8(ascii: "\"") ? 1 : 0
    }
    hasBars = bars > 0 || ByteSearch.containsWideBar(bytes)
    (hasCommas, hasSemicolons, hasQuotes) = (commas > 0, semicolons > 0, quotes > 0)
  }
}
