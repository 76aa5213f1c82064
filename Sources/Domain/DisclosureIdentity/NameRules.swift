/// What may be a name (encoding.md §4). Names are ASCII, so that no two look alike and compare unlike.
package enum NameRules {
  /// 1 to 48 of `A–Z a–z 0–9 . _ -`.
  package static func isHospital(_ text: String) -> Bool { isWord(text, atMost: 48) }

  /// 1 to 64 of `A–Z a–z 0–9 . _ -`.
  package static func isSubmitter(_ text: String) -> Bool { isWord(text, atMost: 64) }

  /// 1 to 128 printable ASCII characters without space.
  package static func isSubmissionID(_ text: String) -> Bool {
    (1...128).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }

  /// Names of policies and ids of rules: `[a-z0-9][a-z0-9._-]{0,63}`.
  package static func isPolicyOrRule(_ text: String) -> Bool {
    let isUpper = { (byte: UInt8) in (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
    guard isWord(text, atMost: 64), !text.utf8.contains(where: isUpper), let first = text.utf8.first else {
      return false
    }
    return first != UInt8(ascii: ".") && first != UInt8(ascii: "_") && first != UInt8(ascii: "-")
  }

  private static func isWord(_ text: String, atMost length: Int) -> Bool {
    (1...length).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
