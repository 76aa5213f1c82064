/// A truth in two bits, "surely" above "perhaps", so that joining two of them is one operation.
struct TruthBits: Sendable, BitwiseCopyable {
  let bits: UInt8

  init(bits: UInt8) { self.bits = bits }

  init(_ truth: Truth) {
    bits =
      switch truth {
      case .false: 0b00
      case .unknown: 0b01
      case .true: 0b11
      }
  }

  var truth: Truth { bits & 0b10 != 0 ? .true : bits & 0b01 != 0 ? .unknown : .false }

  @inline(__always)
  static func & (left: TruthBits, right: TruthBits) -> TruthBits { TruthBits(bits: left.bits & right.bits) }
  @inline(__always)
  static func | (left: TruthBits, right: TruthBits) -> TruthBits { TruthBits(bits: left.bits | right.bits) }
}
