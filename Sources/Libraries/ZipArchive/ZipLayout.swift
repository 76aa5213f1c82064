/// How the entries lie in the archive: side by side from its first byte to the directory, as every writer lays them.
enum ZipLayout {
  /// The entries in the order of the directory, each held against the header before its data.
  static func entries(_ fields: ZipFields, _ end: ZipEnd, _ records: [ZipRecord]) throws(ZipError) -> [ZipEntry] {
    let order = records.indices.sorted { records[$0].header < records[$1].header }
    var starts = order.map { records[$0].header }
    starts.append(end.directory.lowerBound)
    guard starts[0] == 0 else { throw ZipError(.strayBytes, offset: 0) }

    var entries = [ZipEntry?](repeating: nil, count: records.count)
    for (index, place) in order.enumerated() {
      entries[place] = try entry(fields, records[place], until: starts[index + 1])
    }
    return entries.compactMap(\.self)
  }

  private static func entry(
    _ fields: ZipFields, _ record: ZipRecord, until end: Int
  ) throws(ZipError) -> ZipEntry {
    let at = record.header
    let escapedName = record.escapedName
    func error(_ reason: ZipError.Reason, at offset: Int) -> ZipError {
      ZipError(reason, entry: escapedName, offset: offset)
    }
    guard at < end else { throw error(.overlap, at: min(at, fields.count)) }
    guard fields.hasSignature(.localHeader, at: at) else { throw error(.headersDiffer, at: at) }
    let name = try fields.range(at: at + 30, count: try fields.uint16(at: at + 26))
    let extra = try fields.range(at: name.upperBound, count: try fields.uint16(at: at + 28))
    let flags = try fields.uint16(at: at + 6)
    guard flags & ZipRecord.encryptionFlags == 0 else { throw error(.encrypted, at: at) }
    guard try fields.uint16(at: at + 8) == record.method,
      (flags ^ record.flags) & ZipRecord.descriptorFlag == 0,
      fields.bytes[name].elementsEqual(fields.bytes[record.name])
    else { throw error(.headersDiffer, at: at) }

    let extras = try ZipExtras(fields, extra, name: name, entry: escapedName)
    var wide = extras.numbers
    let sizes = try ZipSizes(
      size: try fields.uint32(at: at + 22), packed: try fields.uint32(at: at + 18), &wide, fields, entry: escapedName)
    let checksum = UInt32(truncatingIfNeeded: try fields.uint32(at: at + 14))
    let hasDescriptor = flags & ZipRecord.descriptorFlag != 0
    let isLeftOpen = hasDescriptor && sizes.size == 0 && sizes.packed == 0 && checksum == 0
    guard isLeftOpen || sizes == record.sizes && checksum == record.checksum else {
      throw error(.headersDiffer, at: at)
    }

    let data = try fields.range(at: extra.upperBound, count: record.sizes.packed)
    guard data.upperBound <= end else { throw error(.overlap, at: at) }
    guard record.method == 8 || record.sizes.size == record.sizes.packed else { throw error(.size, at: record.place) }
    if hasDescriptor {
      guard try isDescriptor(fields, data.upperBound..<end, of: record) else {
        throw error(.descriptor, at: data.upperBound)
      }
    } else if data.upperBound < end {
      throw error(.strayBytes, at: data.upperBound)
    }
    return ZipEntry(
      name: Array(fields.bytes[name]), size: record.sizes.size, isDeflated: record.method == 8,
      checksum: record.checksum, data: data)
  }

  /// Whether bytes are a checksum and two sizes of four or eight bytes, with or without a signature before them.
  private static func isDescriptor(
    _ fields: ZipFields, _ range: Range<Int>, of record: ZipRecord
  ) throws(ZipError) -> Bool {
    let isWide: Bool
    let at: Int
    switch range.count {
    case 12, 20: (isWide, at) = (range.count == 20, range.lowerBound)
    case 16, 24:
      guard fields.hasSignature(.dataDescriptor, at: range.lowerBound) else { return false }
      (isWide, at) = (range.count == 24, range.lowerBound + 4)
    default: return false
    }
    let packed = isWide ? try fields.uint64(at: at + 4) : try fields.uint32(at: at + 4)
    let size = isWide ? try fields.uint64(at: at + 12) : try fields.uint32(at: at + 8)
    return try fields.uint32(at: at) == Int(record.checksum) && packed == record.sizes.packed
      && size == record.sizes.size
  }
}
