/// Why bytes are not an archive that is read, with the place.
///
/// It carries nothing of a file's contents; a name is escaped and cut, so that it may be logged.
package struct ZipError: Error, Equatable, Sendable, CustomStringConvertible {
  package enum Reason: Equatable, Sendable {
    /// Neither the beginning nor the end of the bytes is that of an archive.
    case notAnArchive
    /// The bytes end before the archive does.
    case truncated
    /// The archive is one part of several, or says so.
    case severalDisks
    /// Bytes that belong to no entry: before the first, between two, or before the directory.
    case strayBytes
    /// Bytes behind the end that are no comment.
    case trailingBytes
    /// Two entries, or an entry and the directory, claim the same bytes.
    case overlap
    /// The directory is not where or as long as the end of the archive says, or holds other entries than it says.
    case directory
    /// A 64-bit record is missing, cut, misplaced, or contradicts the 32-bit one.
    case zip64
    /// The fields behind a name do not fill their room.
    case extraField
    case tooManyEntries(limit: Int)
    /// Two entries have one name, letters of either case taken as one: each program would read the one it likes.
    case duplicateName
    /// A name that is empty, absolute, leads upwards, or holds `\`, a drive or a control character.
    case name
    /// A symbolic link or a device.
    case specialFile
    case encrypted
    /// A compression method other than stored (0) and deflate (8).
    case method(Int)
    /// The header before the data says something else than the directory.
    case headersDiffer
    /// The descriptor behind the data is missing or says something else than the directory.
    case descriptor
    case entryTooLarge(limit: Int)
    case allTooLarge(limit: Int)
    case ratio(limit: Int)
    /// The packed data cannot be inflated.
    case damagedData
    /// The file is longer or shorter than the directory says.
    case size
    /// The file's checksum is not the one that the directory says.
    case checksum
    /// The system gave no memory.
    case memory
  }

  package let reason: Reason
  /// The name of the entry at fault, escaped; nil where none is at hand.
  package let entry: String?
  /// Where the record at fault begins, in bytes from the start of the archive.
  package let offset: Int

  package init(_ reason: Reason, entry: String? = nil, offset: Int) {
    self.reason = reason
    self.entry = entry
    self.offset = offset
  }

  package var description: String {
    "\(explanation) at byte \(offset)\(entry.map { ", entry '\($0)'" } ?? "")"
  }

  private var explanation: String {
    switch reason {
    case .notAnArchive: "this is no zip archive"
    case .truncated: "the archive is cut off"
    case .severalDisks: "the archive is one part of several"
    case .strayBytes: "bytes belong to no entry of the archive"
    case .trailingBytes: "bytes follow the end of the archive"
    case .overlap: "two parts of the archive overlap"
    case .directory: "the directory of the archive is not what its end says"
    case .zip64: "the 64-bit fields of the archive contradict themselves"
    case .extraField: "the extra fields of an entry are malformed"
    case .tooManyEntries(let limit): "the archive has more than \(limit) entries"
    case .duplicateName: "two entries have the same name"
    case .name: "the name of an entry is not allowed"
    case .specialFile: "an entry is a link or a device"
    case .encrypted: "an entry is encrypted; remove the password"
    case .method(let method): "an entry is packed by method \(method), which is not read"
    case .headersDiffer: "an entry's header contradicts the directory"
    case .descriptor: "an entry's data descriptor is missing or contradicts the directory"
    case .entryTooLarge(let limit): "an entry has more than \(limit) bytes"
    case .allTooLarge(let limit): "the entries have more than \(limit) bytes together"
    case .ratio(let limit): "an entry grows to more than \(limit) times its packed size"
    case .damagedData: "the packed data is damaged"
    case .size: "an entry is not as long as the directory says"
    case .checksum: "an entry's checksum is wrong"
    case .memory: "no memory is left to inflate an entry"
    }
  }
}
