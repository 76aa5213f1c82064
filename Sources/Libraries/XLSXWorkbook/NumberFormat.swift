/// How numbers of a style are shown, as far as ids, dates and answers need it.
enum NumberFormat: Hashable {
  case general
  /// `@`: what was typed.
  case text
  /// `0`, `0.00`, `000`.
  case fixed(integers: UInt8, decimals: UInt8)
  case date
  case time
  /// Anything else: the number is told as it is written, and that it is shown otherwise.
  case other

  init(builtIn id: Int) {
    self =
      switch id {
      case 0: .general
      case 1: .fixed(integers: 1, decimals: 0)
      case 2: .fixed(integers: 1, decimals: 2)
      case 14...17, 22, 27...31, 36, 50...54, 57, 58: .date
      case 18...21, 32...35, 45...47, 55, 56: .time
      case 49: .text
      default: .other
      }
  }

  /// By a format code such as `yyyy/m/d;@`, of which the first section counts.
  init(code: [UInt8]) {
    let plain = PlainSection(code)
    let text = plain.text
    if text.elementsEqual("general".utf8) {
      self = plain.hasLiterals ? .other : .general
    } else if text.elementsEqual("@".utf8) {
      self = plain.hasLiterals ? .other : .text
    } else if let fixed = NumberFormat.zeros(text) {
      self = plain.hasLiterals ? .other : fixed
    } else {
      self = NumberFormat.calendar(text)
    }
  }

  /// `0`, `00.0` and the like.
  private static func zeros(_ text: [UInt8]) -> NumberFormat? {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.count <= 30 && $0.allSatisfy { $0 == 0x30 } }) else {
      return nil
    }
    return .fixed(integers: UInt8(parts[0].count), decimals: parts.count == 2 ? UInt8(parts[1].count) : 0)
  }

  private static func calendar(_ text: [UInt8]) -> NumberFormat {
    let letters = Set(text)
    func has(_ some: String) -> Bool { some.utf8.contains { letters.contains($0) } }
    // Digits' places, percent and exponents are numbers, whatever letters stand beside them.
    guard !has("0#?%@"), !text.isEmpty else { return has("hs") && !has("#?%@") ? .time : .other }
    if has("ydge") { return .date }
    if has("hs") { return .time }
    return has("m") ? .date : .other
  }
}

/// The first section of a format code in lower case, without what only decorates it.
private struct PlainSection {
  private(set) var text: [UInt8] = []
  /// Whether letters are shown that are not of the number.
  private(set) var hasLiterals = false

  init(_ code: [UInt8]) {
    var at = 0
    section: while at < code.count {
      switch code[at] {
      case UInt8(ascii: ";"): break section
      case UInt8(ascii: "\""):
        at = code[(at + 1)...].firstIndex(of: 0x22) ?? code.count
        hasLiterals = true
      case UInt8(ascii: "\\"):
        hasLiterals = true
        at += 1
      case UInt8(ascii: "_"), UInt8(ascii: "*"): at += 1
      case UInt8(ascii: "["):
        let end = code[at...].firstIndex(of: 0x5D) ?? code.count
        // [h], [mm] and [ss] count hours, minutes and seconds; the rest are colours, languages and conditions.
        let inside = code[at..<end].dropFirst()
        if let first = inside.first, "hHmMsS".utf8.contains(first), inside.allSatisfy({ $0 == first }) {
          text += [UInt8(ascii: "h")]
        }
        at = end
      case let byte where byte >= 0x80: hasLiterals = true
      case let byte: text.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
      }
      at += 1
    }
  }
}
