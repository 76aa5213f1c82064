/// Little-endian numbers at places in the archive; one that lies outside is ``ZipError/Reason/truncated``.
struct ZipFields {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var count: Int { bytes.count }

  func uint16(at offset: Int) throws(ZipError) -> Int { Int(try number(at: offset, width: 2)) }
  func uint32(at offset: Int) throws(ZipError) -> Int { Int(try number(at: offset, width: 4)) }

  /// A 64-bit number that is a place or a size in memory, which has fewer bits.
  func uint64(at offset: Int) throws(ZipError) -> Int {
    guard let value = Int(exactly: try number(at: offset, width: 8)) else { throw ZipError(.zip64, offset: offset) }
    return value
  }

  /// Whether `PK` and two more bytes stand at a place.
  func hasSignature(_ signature: ZipSignature, at offset: Int) -> Bool {
    guard offset >= 0, offset <= bytes.count - 4 else { return false }
    return bytes[offset] == 0x50 && bytes[offset + 1] == 0x4B && bytes[offset + 2] == signature.rawValue
      && bytes[offset + 3] == signature.rawValue + 1
  }

  /// A range of a length that a header names.
  func range(at offset: Int, count length: Int) throws(ZipError) -> Range<Int> {
    guard offset >= 0, length >= 0, offset <= count, length <= count - offset else {
      throw ZipError(.truncated, offset: min(max(offset, 0), count))
    }
    return offset..<offset + length
  }

  private func number(at offset: Int, width: Int) throws(ZipError) -> UInt64 {
    var value: UInt64 = 0
    for at in try range(at: offset, count: width).reversed() { value = value << 8 | UInt64(bytes[at]) }
    return value
  }
}

/// What the records of an archive begin with, behind `PK`: this byte and the next number.
enum ZipSignature: UInt8 {
  case directoryEntry = 1
  case localHeader = 3
  case end = 5
  case dataDescriptor = 7
  case end64Locator = 6
}
