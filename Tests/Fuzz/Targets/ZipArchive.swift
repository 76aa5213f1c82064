import ZipArchive

extension FuzzTarget {
  /// An archive's directory and all that it holds: what is inflated is as long as was said, and within the limits.
  static let zipArchive = FuzzTarget(name: "zip-archive") { bytes in
    let first = contents(of: bytes)
    guard first == contents(of: bytes) else { return "the same archive is read in two ways" }
    return first.complaint
  }

  private static let limits = {
    var limits = ZipLimits()
    (limits.entries, limits.entryBytes, limits.allBytes) = (32, 1 << 20, 2 << 20)
    (limits.ratio, limits.ratioBytes) = (20, 1 << 16)
    return limits
  }()

  private static func contents(of bytes: [UInt8]) -> ReadArchive {
    var read = ReadArchive()
    do throws(ZipError) {
      var archive = try ZipArchive(bytes, limits: limits)
      let entries = archive.entries
      if entries.count > limits.entries { read.complaint = "more entries than are allowed" }
      for entry in entries {
        let name = String(decoding: entry.name, as: UTF8.self)
        if Array(name.utf8) == entry.name, archive.entry(named: name)?.name != entry.name {
          read.complaint = "an entry is not found by its name"
        }
        do throws(ZipError) {
          let contents = try archive.contents(of: entry)
          read.contents.append(contents)
          if contents.count != entry.size { read.complaint = "an entry is not as long as was said" }
        } catch {
          read.errors.append(error)
        }
      }
      let total = read.contents.reduce(0) { $0 + $1.count }
      if total > limits.allBytes { read.complaint = "more was inflated than is allowed" }
    } catch {
      read.errors.append(error)
    }
    return read
  }
}

private struct ReadArchive: Equatable {
  var contents: [[UInt8]] = []
  var errors: [ZipError] = []
  var complaint: String?
}
