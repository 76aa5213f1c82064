/// A zip archive in memory, read strictly: one that two programs could read in two ways is refused.
///
/// Every byte belongs to an entry, the directory, or the end with its comment; each entry's header says what the
/// directory says. Nothing is inflated before it is asked for, and archives inside an archive are files like others.
package struct ZipArchive: ~Copyable {
  /// In the order of the directory.
  package let entries: [ZipEntry]

  private let bytes: [UInt8]
  private let limits: ZipLimits
  /// Places in `entries`, by folded name.
  private let places: [[UInt8]: Int]
  /// How much was inflated so far.
  private var inflated = 0

  package init(_ bytes: [UInt8], limits: ZipLimits = ZipLimits()) throws(ZipError) {
    let fields = ZipFields(bytes)
    let end = try ZipEnd(fields)
    let records = try ZipDirectory.records(fields, end, limits)
    let places = try ZipDirectory.places(records, fields)
    let entries = try ZipLayout.entries(fields, end, records)
    self.places = places
    self.entries = entries
    self.bytes = bytes
    self.limits = limits
  }

  /// The entry of a name, letters of either case taken as one.
  package func entry(named name: String) -> ZipEntry? { places[ZipEntry.folded(name.utf8)].map { entries[$0] } }

  /// Inflates one entry of this archive and holds it against the size and checksum of the directory.
  package mutating func contents(of entry: ZipEntry) throws(ZipError) -> [UInt8] {
    func error(_ reason: ZipError.Reason) -> ZipError {
      ZipError(reason, entry: entry.escapedName, offset: entry.data.lowerBound)
    }
    guard entry.size <= limits.entryBytes else { throw error(.entryTooLarge(limit: limits.entryBytes)) }
    guard entry.size <= limits.allBytes - inflated else { throw error(.allTooLarge(limit: limits.allBytes)) }
    guard entry.data.upperBound <= bytes.count else { throw error(.truncated) }

    let contents: [UInt8]
    if entry.isDeflated {
      let inflater = Inflater(ratio: limits.ratio, from: limits.ratioBytes)
      let (result, failure) = inflater.inflate(bytes.span.extracting(entry.data), size: entry.size)
      inflated += result.count
      if let failure { throw error(failure) }
      contents = result
    } else {
      contents = Array(bytes[entry.data])
      inflated += contents.count
    }
    guard contents.count == entry.size else { throw error(.size) }
    guard Inflater.checksum(of: contents) == entry.checksum else { throw error(.checksum) }
    return contents
  }
}
