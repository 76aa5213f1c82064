/// What the directory says of one entry.
struct ZipRecord {
  let name: Range<Int>
  let escapedName: String
  let flags: Int
  let method: Int
  let checksum: UInt32
  let sizes: ZipSizes
  /// Where the header before its data begins.
  let header: Int
  /// Where this record of the directory begins.
  let place: Int
}

/// The directory at the end of an archive, record by record.
enum ZipDirectory {
  /// All records, which fill the directory, and are as many as the end says.
  static func records(
    _ fields: ZipFields, _ end: ZipEnd, _ limits: ZipLimits
  ) throws(ZipError) -> [ZipRecord] {
    guard end.entries <= limits.entries else {
      throw ZipError(.tooManyEntries(limit: limits.entries), offset: end.directory.lowerBound)
    }
    var records: [ZipRecord] = []
    var at = end.directory.lowerBound
    while at < end.directory.upperBound {
      guard records.count < end.entries else { throw ZipError(.directory, offset: at) }
      let (record, next) = try record(fields, at: at)
      guard next <= end.directory.upperBound else { throw ZipError(.directory, offset: at) }
      records.append(record)
      at = next
    }
    guard records.count == end.entries else { throw ZipError(.directory, offset: at) }
    return records
  }

  /// Where each name stands among the records: no two have the same.
  static func places(_ records: [ZipRecord], _ fields: ZipFields) throws(ZipError) -> [[UInt8]: Int] {
    var places: [[UInt8]: Int] = [:]
    for (place, record) in records.enumerated() {
      guard places.updateValue(place, forKey: ZipEntry.folded(fields.bytes[record.name])) == nil else {
        throw ZipError(.duplicateName, entry: record.escapedName, offset: record.place)
      }
    }
    return places
  }

  /// The record at a place, and where it ends.
  private static func record(_ fields: ZipFields, at: Int) throws(ZipError) -> (ZipRecord, next: Int) {
    guard fields.hasSignature(.directoryEntry, at: at) else { throw ZipError(.directory, offset: at) }
    let name = try fields.range(at: at + 46, count: try fields.uint16(at: at + 28))
    let extra = try fields.range(at: name.upperBound, count: try fields.uint16(at: at + 30))
    let comment = try fields.range(at: extra.upperBound, count: try fields.uint16(at: at + 32))
    let escapedName = ZipEntry.escaped(fields.bytes[name])
    func error(_ reason: ZipError.Reason) -> ZipError { ZipError(reason, entry: escapedName, offset: at) }

    guard ZipName.isAllowed(fields.bytes[name]) else { throw error(.name) }
    let extras = try ZipExtras(fields, extra, name: name, entry: escapedName)
    var wide = extras.numbers
    let sizes = try ZipSizes(
      size: try fields.uint32(at: at + 24), packed: try fields.uint32(at: at + 20), &wide, fields, entry: escapedName)
    let header = try wide.value(try fields.uint32(at: at + 42), fields, entry: escapedName)
    guard try fields.uint16(at: at + 34) == 0 else { throw error(.severalDisks) }

    let flags = try fields.uint16(at: at + 8)
    let method = try fields.uint16(at: at + 10)
    guard flags & ZipRecord.encryptionFlags == 0 else { throw error(.encrypted) }
    guard method == 0 || method == 8 else { throw error(.method(method)) }
    // The upper half holds a Unix file's mode where the writer has one: nothing, a file, or a folder.
    guard [0, 0x8, 0x4].contains(try fields.uint32(at: at + 38) >> 28) else { throw error(.specialFile) }
    let record = ZipRecord(
      name: name, escapedName: escapedName, flags: flags, method: method,
      checksum: UInt32(truncatingIfNeeded: try fields.uint32(at: at + 16)), sizes: sizes, header: header, place: at)
    return (record, comment.upperBound)
  }
}

extension ZipRecord {
  /// Traditional, strong, and that of the directory.
  static let encryptionFlags = 1 << 0 | 1 << 6 | 1 << 13
  /// Checksum and sizes follow the data.
  static let descriptorFlag = 1 << 3
}

enum ZipName {
  /// A relative name that stays below where it starts, on every system.
  static func isAllowed(_ name: ArraySlice<UInt8>) -> Bool {
    guard !name.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0x5C }) else { return false }
    guard name.dropFirst().first != 0x3A else { return false }
    var parts = name.split(separator: 0x2F, omittingEmptySubsequences: false)
    if parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
    return parts.allSatisfy { !$0.isEmpty && !$0.elementsEqual([0x2E]) && !$0.elementsEqual([0x2E, 0x2E]) }
  }
}
