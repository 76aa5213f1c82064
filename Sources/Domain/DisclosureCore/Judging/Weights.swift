/// The weights of a policy's rules, in the form in which outcomes are weighed 32 at a time.
///
/// A vector is four words of eight bytes, and each byte is a rule; the two lowest bits of an outcome tell all four.
struct Weights: Sendable {
  private typealias Vector = SIMD4<UInt64>
  private static let width = 32
  /// A byte holds the sum of so many of the heaviest weights.
  private static let block = 255 / Rule.Severity.critical.weight * width
  private static let ones = Vector(repeating: 0x0101_0101_0101_0101)

  /// As many as `padded` says; those past the last rule are 0, so that nothing counts there.
  private let bytes: [UInt8]

  init(_ rules: [Rule]) {
    bytes =
      rules.map { UInt8(clamping: $0.severity.weight) }
      + Array(repeating: 0, count: Weights.padded(rules.count) - rules.count)
  }

  static func padded(_ rules: Int) -> Int { (rules + width - 1) / width * width }

  /// - Parameter outcomes: of all rules, and whatever up to `padded`. No waiver among them.
  func tally(_ outcomes: Span<Outcome>) -> Tally {
    let (outcomes, weights) = unsafe (outcomes.bytes, bytes.span.bytes)
    let end = min(outcomes.byteCount, weights.byteCount)
    var (totalPassed, totalWeighed) = (0, 0)
    var (rejecting, open) = (Vector.zero, Vector.zero)
    for start in stride(from: 0, to: end, by: Self.block) {
      var (passed, weighed) = (Vector.zero, Vector.zero)
      for at in stride(from: start, to: min(start + Self.block, end), by: Self.width) {
        // Words are words, whatever they hold; the span checks that they are there.
        let outcome = unsafe outcomes.unsafeLoadUnaligned(fromByteOffset: at, as: Vector.self)
        let weight = unsafe weights.unsafeLoadUnaligned(fromByteOffset: at, as: Vector.self)
        let (low, high) = (Self.filled(outcome), Self.filled(outcome &>> 1))
        passed &+= weight & ~(low | high)
        weighed &+= weight & ~(high & ~low)
        rejecting |= weight & low & ~high
        open |= weight & low & high
      }
      totalPassed += Self.total(passed)
      totalWeighed += Self.total(weighed)
    }
    // Of the weights 5, 3 and 1, that of a minor rule alone is a single lowest bit.
    let major = rejecting & ~Self.ones
    return Tally(passed: totalPassed, weighed: totalWeighed, isRejected: major != .zero, isOpen: open != .zero)
  }

  /// The lowest bit of each byte, in all eight.
  @inline(__always)
  private static func filled(_ vector: Vector) -> Vector {
    let bits = vector & ones
    return (bits &<< 8) &- bits
  }

  /// The sum of all bytes.
  private static func total(_ vector: Vector) -> Int {
    let even = Vector(repeating: 0x00FF_00FF_00FF_00FF)
    let pairs = ((vector & even) &+ (vector &>> 8 & even)).wrappedSum()
    return Int((pairs &* 0x0001_0001_0001_0001) >> 48)
  }
}
