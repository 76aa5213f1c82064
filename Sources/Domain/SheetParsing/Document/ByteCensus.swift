/// Which signs of tables stand anywhere in a text, counted once: most documents need no search for what they do not hold.
struct ByteCensus: Sendable {
  /// Bars between cells, be they in full width.
  let hasBars: Bool
  let hasCommas: Bool
  let hasSemicolons: Bool
  let hasQuotes: Bool

  init(_ bytes: [UInt8]) {
    var (bars, commas, semicolons, quotes): (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    ByteSearch.forEachWord(of: bytes) { word in
      bars |= ByteSearch.places(of: UInt8(ascii: "|"), in: word)
      commas |= ByteSearch.places(of: UInt8(ascii: ","), in: word)
      semicolons |= ByteSearch.places(of: UInt8(ascii: ";"), in: word)
      quotes |= ByteSearch.places(of: UInt8(ascii: "\""), in: word)
    }
    hasBars = bars > 0 || ByteSearch.containsWideBar(bytes)
    (hasCommas, hasSemicolons, hasQuotes) = (commas > 0, semicolons > 0, quotes > 0)
  }
}
