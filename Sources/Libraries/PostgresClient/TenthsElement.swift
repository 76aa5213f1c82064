/// A `numeric` with one decimal, held as a whole number of tenths.
///
/// On the wire a numeric is: count of digits, weight of the first, sign, decimals shown, then digits to the base 10,000.
struct TenthsElement: BinaryElement {
  let tenths: Int64
  static var type: PostgresType { .numeric }

  init(tenths: Int64) { self.tenths = tenths }

  func write(into bytes: inout [UInt8]) {
    var whole = tenths.magnitude / 10
    let fraction = UInt16(tenths.magnitude % 10) * 1000
    var digits: [UInt16] = []
    while whole > 0 {
      digits.insert(UInt16(whole % 10_000), at: 0)
      whole /= 10_000
    }
    let weight = Int16(digits.count) - 1
    if fraction > 0 { digits.append(fraction) }
    bytes.append(bigEndian: Int16(digits.count))
    bytes.append(bigEndian: weight)
    bytes.append(bigEndian: tenths < 0 ? Self.negative : Self.positive)
    bytes.append(bigEndian: Int16(1))
    for digit in digits { bytes.append(bigEndian: digit) }
  }

  private static let positive: UInt16 = 0x0000
  private static let negative: UInt16 = 0x4000

  /// Reads a numeric whose value is a whole number of tenths, however many zeros it shows.
  ///
  /// - Throws: `.outOfRange` for finer values, larger ones, NaN and infinities; `.damaged` for what is no numeric.
  init(reading bytes: Span<UInt8>) throws(ColumnFlaw.Kind) {
    guard bytes.count >= 8 else { throw .damaged }
    let count = Int(bytes.bigEndian(at: 0, as: UInt16.self))
    let weight = Int(bytes.bigEndian(at: 2, as: Int16.self))
    let sign = bytes.bigEndian(at: 4, as: UInt16.self)
    guard bytes.count == 8 + 2 * count else { throw .damaged }
    guard sign == Self.positive || sign == Self.negative else { throw .outOfRange }

    // Summed on the negative side, which reaches one further.
    var sum: Int64 = 0
    for index in 0..<count {
      let digit = Int64(bytes.bigEndian(at: 8 + 2 * index, as: UInt16.self))
      guard digit < 10_000 else { throw .damaged }
      guard digit != 0 else { continue }
      let power = weight - index
      guard power >= -1, power <= 4, power >= 0 || digit % 1000 == 0 else { throw .outOfRange }
      var unit: Int64 = 10
      for _ in 0..<max(power, 0) { unit *= 10_000 }
      let (part, tooLarge) = (power < 0 ? digit / 1000 : digit).multipliedReportingOverflow(by: power < 0 ? 1 : unit)
      let (next, overflow) = sum.subtractingReportingOverflow(part)
      guard !tooLarge, !overflow else { throw .outOfRange }
      sum = next
    }
    guard sign == Self.positive else {
      self.tenths = sum
      return
    }
    guard sum != .min else { throw .outOfRange }
    self.tenths = -sum
  }
}
