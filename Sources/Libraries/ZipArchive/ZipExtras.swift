/// The extra fields behind a name: of them only the 64-bit numbers count.
struct ZipExtras {
  let numbers: ZipWideNumbers

  init(_ fields: ZipFields, _ range: Range<Int>, name: Range<Int>, entry: String) throws(ZipError) {
    var numbers: Range<Int>?
    var at = range.lowerBound
    while at < range.upperBound {
      guard range.upperBound - at >= 4 else { throw ZipError(.extraField, entry: entry, offset: at) }
      let kind = try fields.uint16(at: at)
      let field = try fields.range(at: at + 4, count: try fields.uint16(at: at + 2))
      guard field.upperBound <= range.upperBound else { throw ZipError(.extraField, entry: entry, offset: at) }
      if kind == 0x0001 {
        guard numbers == nil else { throw ZipError(.zip64, entry: entry, offset: at) }
        numbers = field
      }
      // A second name, which some programs would go by.
      if kind == 0x7075, !fields.bytes[field].dropFirst(5).elementsEqual(fields.bytes[name]) {
        throw ZipError(.name, entry: entry, offset: at)
      }
      at = field.upperBound
    }
    self.numbers = ZipWideNumbers(numbers ?? range.upperBound..<range.upperBound)
  }
}

/// The 64-bit numbers of an entry, one for each 32-bit number that says it has no room.
struct ZipWideNumbers {
  private var left: Range<Int>

  init(_ range: Range<Int>) { left = range }

  /// A number, or the wide one that stands for it.
  mutating func value(_ short: Int, _ fields: ZipFields, entry: String) throws(ZipError) -> Int {
    guard short == 0xFFFF_FFFF else { return short }
    guard left.count >= 8 else { throw ZipError(.zip64, entry: entry, offset: left.lowerBound) }
    defer { left = left.lowerBound + 8..<left.upperBound }
    return try fields.uint64(at: left.lowerBound)
  }
}

/// A file's length, inflated and packed.
struct ZipSizes: Equatable {
  let size: Int
  let packed: Int

  init(
    size: Int, packed: Int, _ wide: inout ZipWideNumbers, _ fields: ZipFields, entry: String
  ) throws(ZipError) {
    self.size = try wide.value(size, fields, entry: entry)
    self.packed = try wide.value(packed, fields, entry: entry)
  }
}
