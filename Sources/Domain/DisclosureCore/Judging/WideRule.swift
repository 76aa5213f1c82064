/// A rule on one item or none that requires more than a `BriefRule` may: up to four questions, in two pairs.
///
/// Each pair holds when both its questions do. The requirement is both pairs or one of them, or the contrary: any joining of
/// two joinings can be said so, with contrary questions where need be.
struct WideRule: Sendable {
  typealias Pair = (Question, Question)

  struct Condition: Sendable {
    let one: Pair
    let other: Pair
    /// Whether one pair is enough.
    let isEither: Bool
    /// Whether the contrary is meant.
    let isDenied: Bool
  }

  let slot: UInt32
  let lane: UInt8
  /// Bit 7: the contrary of `when` is meant; bit 6: that of `require`.
  private let denied: UInt8
  /// All bits where one pair is enough, else none.
  private let either: UInt8
  private let when: Pair
  private let require: (Pair, Pair)

  init(slot: UInt32, lane: UInt8, when: BriefRule.Condition, require: Condition) {
    self.slot = slot
    self.lane = lane
    self.when = (when.one, when.other)
    self.require = (require.one, require.other)
    either = require.isEither ? .max : 0
    denied = (when.isDenied ? 1 << 7 : 0) | (require.isDenied ? 1 << 6 : 0)
  }

  /// Takes what `BriefRule.outcome` takes.
  @inline(__always)
  func outcome(_ rows: Span<RowCode>, _ truths: Span<TruthBits>, _ outcomes: Span<Outcome>) -> Outcome {
    let when = when.0.truth(truths) | when.1.truth(truths)
    let applies = unsafe rows[unchecked: Int(lane)].bits & 0b11000
    return unsafe outcomes[unchecked: Int(denied | applies << 1 | when.bits << 2 | required(truths).bits)]
  }

  @inline(__always)
  private func required(_ truths: Span<TruthBits>) -> TruthBits {
    let one = require.0.0.truth(truths) & require.0.1.truth(truths)
    let other = require.1.0.truth(truths) & require.1.1.truth(truths)
    return one & other | (one | other) & TruthBits(bits: either)
  }

  /// Whether the rule is asked at all, and whether its requirement is met.
  func truths(on sheet: SheetOnADay) -> (applies: Truth, requires: Truth) {
    let sheetTruths = sheet.truths
    let truths = sheetTruths.span
    let when = (when.0.truth(truths) | when.1.truth(truths)).truth
    let require = required(truths).truth
    return (
      sheet.facts.planes.rows[Int(lane)].applies & (denied & 1 << 7 != 0 ? !when : when),
      denied & 1 << 6 != 0 ? !require : require
    )
  }
}

extension ConditionCompiler {
  /// A condition in its wide form; nil where it has none.
  ///
  /// - Parameter own: the lane that a condition without an item speaks of.
  func wide(_ condition: Condition, own: UInt8) -> WideRule.Condition? {
    switch condition {
    case .all(let parts): wide(parts, own, areDenied: false)
    // One or the other is: not that neither is.
    case .any(let parts): wide(parts, own, areDenied: true)
    case .not(let part): wide(part, own: own).map { $0.contrary }
    default: nil
    }
  }

  /// That all of these are so, or that not all are not.
  private func wide(_ parts: [Condition], _ own: UInt8, areDenied: Bool) -> WideRule.Condition? {
    let questions = parts.compactMap { question($0, own) }.map { areDenied ? !$0 : $0 }
    if questions.count == parts.count, (3...4).contains(questions.count) {
      return WideRule.Condition(
        one: (questions[0], questions[1]), other: (questions[2], questions.count == 4 ? questions[3] : .settled(.true)),
        isEither: false, isDenied: areDenied)
    }
    guard parts.count == 2 else { return nil }
    let sides = parts.compactMap { side($0, own, isDenied: areDenied) }
    // All pairs, or the contraries of all: not one of these. A single question is a pair and the contrary of one.
    let areContrary = sides.lazy.compactMap(\.isContrary).first ?? false
    let pairs = sides.filter { ($0.isContrary ?? areContrary) == areContrary }
    guard pairs.count == 2 else { return nil }
    return WideRule.Condition(
      one: pairs[0].pair(areContrary), other: pairs[1].pair(areContrary), isEither: areContrary,
      isDenied: areContrary != areDenied)
  }

  private struct Side {
    let questions: WideRule.Pair
    /// Whether the contrary of both is meant; nil for a single question.
    let isContrary: Bool?

    func pair(_ isContrary: Bool) -> WideRule.Pair {
      self.isContrary == nil && isContrary ? (!questions.0, questions.1) : questions
    }
  }

  private func side(_ condition: Condition, _ own: UInt8, isDenied: Bool) -> Side? {
    if let single = question(condition, own) {
      return Side(questions: (isDenied ? !single : single, .settled(.true)), isContrary: nil)
    }
    // "One or the other" is the contrary of both contraries.
    return brief(condition, own: own).map {
      Side(questions: (!$0.one, !$0.other), isContrary: $0.isDenied == isDenied)
    }
  }
}

extension WideRule.Condition {
  fileprivate var contrary: Self { Self(one: one, other: other, isEither: isEither, isDenied: !isDenied) }
}
