/// The end of an archive: where its directory is.
///
/// The last such record of the bytes counts, its comment must end them, and the directory must end where it begins.
struct ZipEnd {
  /// Entries in the directory, as it says.
  let entries: Int
  let directory: Range<Int>

  init(_ fields: ZipFields) throws(ZipError) {
    guard let at = ZipEnd.place(fields) else { throw ZipEnd.missing(fields) }
    let commentEnd = at + ZipEnd.size + (try fields.uint16(at: at + 20))
    guard commentEnd <= fields.count else { throw ZipError(.truncated, offset: at) }
    guard commentEnd == fields.count else { throw ZipError(.trailingBytes, offset: commentEnd) }

    let numbers = Numbers(
      disk: try fields.uint16(at: at + 4), directoryDisk: try fields.uint16(at: at + 6),
      entriesHere: try fields.uint16(at: at + 8), entries: try fields.uint16(at: at + 10),
      size: try fields.uint32(at: at + 12), offset: try fields.uint32(at: at + 16))
    let (wide, end) = try ZipEnd.widened(numbers, fields, at)
    guard wide.disk == 0, wide.directoryDisk == 0, wide.entriesHere == wide.entries else {
      throw ZipError(.severalDisks, offset: at)
    }
    guard wide.offset <= end, wide.size == end - wide.offset else { throw ZipError(.directory, offset: at) }
    entries = wide.entries
    directory = wide.offset..<end
  }

  private struct Numbers {
    var disk, directoryDisk, entriesHere, entries, size, offset: Int
  }

  private static let size = 22

  private static func place(_ fields: ZipFields) -> Int? {
    let last = fields.count - size
    guard last >= 0 else { return nil }
    return (max(0, last - 0xFFFF)...last).last { fields.hasSignature(.end, at: $0) }
  }

  private static func missing(_ fields: ZipFields) -> ZipError {
    if fields.hasSignature(.dataDescriptor, at: 0) { return ZipError(.severalDisks, offset: 0) }
    let isBegun = fields.hasSignature(.localHeader, at: 0) || fields.hasSignature(.end, at: 0)
    return ZipError(isBegun ? .truncated : .notAnArchive, offset: isBegun ? fields.count : 0)
  }

  // MARK: 64 bits

  /// The numbers with those of the 64-bit record, where there is one, and where the records of the end begin.
  private static func widened(
    _ short: Numbers, _ fields: ZipFields, _ end: Int
  ) throws(ZipError) -> (Numbers, Int) {
    let locator = end - 20
    guard locator >= 0, fields.hasSignature(.end64Locator, at: locator) else { return (short, end) }
    let at = try fields.uint64(at: locator + 8)
    let (disk, disks) = (try fields.uint32(at: locator + 4), try fields.uint32(at: locator + 16))
    guard disk == 0, disks <= 1 else { throw ZipError(.severalDisks, offset: locator) }
    // The record has no room for more than its numbers: what stands there would be read by nobody else alike.
    guard at == locator - 56, try fields.uint32(at: at) == 0x0606_4B50, try fields.uint64(at: at + 4) == 44 else {
      throw ZipError(.zip64, offset: locator)
    }
    let wide = Numbers(
      disk: try fields.uint32(at: at + 16), directoryDisk: try fields.uint32(at: at + 20),
      entriesHere: try fields.uint64(at: at + 24), entries: try fields.uint64(at: at + 32),
      size: try fields.uint64(at: at + 40), offset: try fields.uint64(at: at + 48))
    let agree = [
      (short.disk, wide.disk, 0xFFFF), (short.directoryDisk, wide.directoryDisk, 0xFFFF),
      (short.entriesHere, wide.entriesHere, 0xFFFF), (short.entries, wide.entries, 0xFFFF),
      (short.size, wide.size, 0xFFFF_FFFF), (short.offset, wide.offset, 0xFFFF_FFFF),
    ].allSatisfy { $0 == $1 || $0 == $2 }
    guard agree else { throw ZipError(.zip64, offset: at) }
    return (wide, at)
  }
}
