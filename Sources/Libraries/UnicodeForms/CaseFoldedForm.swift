import CUTF8Proc
import Glibc

/// Text as it is compared: NFKC, full case folding, NFKC again.
package enum CaseFoldedForm {
  /// The form of some UTF-8 text.
  ///
  /// - Returns: nil if the bytes are not UTF-8.
  package static func of(_ utf8: [UInt8]) -> [UInt8]? {
    guard !utf8.isEmpty else { return [] }
    var output: UnsafeMutablePointer<UInt8>?
    let options = utf8proc_option_t(
      rawValue: UTF8PROC_STABLE.rawValue | UTF8PROC_COMPAT.rawValue | UTF8PROC_COMPOSE.rawValue
        | UTF8PROC_CASEFOLD.rawValue)
    let count = unsafe utf8.withUnsafeBufferPointer { input in
      unsafe utf8proc_map(input.baseAddress, input.count, &output, options)
    }
    defer { unsafe free(output) }
    guard count >= 0, let output = unsafe output else { return nil }
    return unsafe Array(UnsafeBufferPointer(start: output, count: count))
  }
}
