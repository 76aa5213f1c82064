import CIconv

/// An encoding of Japanese text that can be read; raw values are how it is recorded.
package enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  /// Shift_JIS as Windows writes it.
  case cp932 = "CP932"
  case eucJP = "EUC-JP"
  case iso2022JP = "ISO-2022-JP"

  /// How the C library calls the widest form in use: the vendors' rows (① ㈱) and half-width kana are common.
  var codec: String {
    switch self {
    case .eucJP: "EUC-JP-MS"
    case .iso2022JP: "ISO-2022-JP-3"
    default: rawValue
    }
  }

  /// The encoding that a byte order mark names, and how many bytes the mark takes.
  package static func marked(_ bytes: [UInt8]) -> (encoding: TextEncoding, width: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// Loads the C library's modules for the encoding and keeps them: later nothing is opened for it, even where nothing can be.
  ///
  /// - Returns: false where they are not installed.
  package func keepLoaded() -> Bool {
    // Closing them would unload the modules, so they stay open for the life of the process.
    [("UTF-8", codec), (codec, "UTF-8")].allSatisfy { target, source in
      unsafe Int(bitPattern: iconv_open(target, source)) != -1
    }
  }
}
