import Commands
import Glibc

/// The files that a command was given: each by its name, and of each folder what lies in it.
///
/// Of a folder come the regular files in the order of their names' bytes, without those whose name begins with a dot.
/// A link to a file counts as the file; a link to a folder is not followed, so that no way leads round in a circle.
struct SubmissionFiles {
  private(set) var paths: [String] = []
  /// Folders that could not be read, each with its reason.
  private(set) var unreadable: [(folder: String, reason: Phrase)] = []
  /// Whether no folder was among the names.
  private(set) var areGivenByName = true

  init(_ names: [String], recursive: Bool) {
    for name in names {
      if Self.mode(of: name, followingLinks: true) == S_IFDIR {
        areGivenByName = false
        addFolder(name, recursive: recursive)
      } else {
        paths.append(name)
      }
    }
  }

  private mutating func addFolder(_ folder: String, recursive: Bool) {
    guard let names = names(in: folder) else { return }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    for name in names {
      let path = prefix + name
      if Self.mode(of: path, followingLinks: true) == S_IFREG {
        paths.append(path)
      } else if recursive, Self.mode(of: path, followingLinks: false) == S_IFDIR {
        addFolder(path, recursive: true)
      }
    }
  }

  private mutating func names(in folder: String) -> [String]? {
    guard let listing = unsafe opendir(folder) else {
      unreadable.append((folder, Phrase(system: errno)))
      return nil
    }
    defer { unsafe closedir(listing) }
    var names: [String] = []
    while let entry = unsafe readdir(listing) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
        unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// What kind of thing a path names, or nil where nothing answers.
  private static func mode(of path: String, followingLinks: Bool) -> mode_t? {
    var status = stat()
    let result = unsafe followingLinks ? stat(path, &status) : lstat(path, &status)
    return result == 0 ? status.st_mode & S_IFMT : nil
  }
}
