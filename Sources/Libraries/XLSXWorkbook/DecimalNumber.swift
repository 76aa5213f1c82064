/// A number as a workbook writes it: digits, at most one point, at most one exponent, and nothing else.
struct DecimalNumber {
  let isNegative: Bool
  /// Significant digits, 0 to 9 each; the first and the last are not 0. Empty for zero.
  private(set) var digits: [UInt8]
  /// How many of the digits stand before the point; negative where zeros follow the point first.
  private(set) var point: Int
  private let written: [UInt8]

  init?(_ text: some Collection<UInt8>) {
    guard text.count <= 40 else { return nil }
    written = Array(text)
    var rest = written[...]
    isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }
    let whole = rest.prefix { $0 &- 0x30 < 10 }
    rest = rest.dropFirst(whole.count)
    var fraction: ArraySlice<UInt8> = []
    if rest.first == UInt8(ascii: ".") {
      fraction = rest.dropFirst().prefix { $0 &- 0x30 < 10 }
      rest = rest.dropFirst(fraction.count + 1)
      guard !fraction.isEmpty else { return nil }
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    var exponent = 0
    if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      let isSmall = rest.first == UInt8(ascii: "-")
      if isSmall || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
      guard (1...3).contains(rest.count), rest.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
      for byte in rest { exponent = exponent * 10 + Int(byte - 0x30) }
      if isSmall { exponent = -exponent }
      rest = []
    }
    guard rest.isEmpty else { return nil }
    let all = (whole + fraction).map { $0 - 0x30 }
    digits = Array(all.drop { $0 == 0 })
    point = whole.count - (all.count - digits.count) + exponent
    trim()
  }

  /// Nil where it is too large to be told.
  var value: Double? { Double(String(decoding: written, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil } }

  /// At most 15 significant digits, which is what a workbook keeps of a number: 1.1000000000000001 is 1.1.
  var shown: DecimalNumber {
    var number = self
    number.round(to: 15)
    return number
  }

  /// The number with just so many digits behind the point, and at least so many before it.
  func fixed(integers: Int, decimals: Int) -> [UInt8] {
    var number = shown
    number.round(to: number.point + decimals)
    let whole = max(integers, number.point)
    var text: [UInt8] = number.isNegative && !number.digits.isEmpty ? [0x2D] : []
    for place in (number.point - whole)..<(number.point + decimals) {
      if place == number.point { text.append(0x2E) }
      text.append(0x30 + (number.digits.indices.contains(place) ? number.digits[place] : 0))
    }
    return text
  }

  /// The number as a cell without a format shows it, where that needs no exponent.
  var general: [UInt8] {
    let number = shown
    guard !number.digits.isEmpty else { return [0x30] }
    guard (-5...20).contains(number.point) else { return written }
    return number.fixed(integers: 1, decimals: max(0, number.digits.count - number.point))
  }

  /// Keeps so many digits, half of the last place rounded away from zero.
  private mutating func round(to count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      return
    }
    let isUp = digits[count] >= 5
    digits.removeLast(digits.count - count)
    if isUp {
      while digits.last == 9 { digits.removeLast() }
      if digits.isEmpty {
        digits = [1]
        point += 1
      } else {
        digits[digits.count - 1] += 1
      }
    }
    trim()
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }
}
