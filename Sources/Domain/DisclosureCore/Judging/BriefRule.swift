/// A rule on one item or none whose conditions are at most two questions to rows each, which is most conditions.
///
/// Each condition stands as "one or the other", or as its contrary: "both" is the contrary of "one or the other is not".
/// So every such rule is the same four looks into a table and one more for the outcome, without a branch.
struct BriefRule: Sendable {
  struct Condition: Sendable {
    let one: RowQuestion
    let other: RowQuestion
    /// Whether the contrary is meant.
    let isDenied: Bool
  }

  let slot: UInt32
  let lane: UInt8
  /// Bit 7: the contrary of `when` is meant; bit 6: that of `require`.
  private let denied: UInt8
  private let when: (RowQuestion, RowQuestion)
  private let require: (RowQuestion, RowQuestion)

  init(slot: UInt32, lane: UInt8, when: Condition, require: Condition) {
    self.slot = slot
    self.lane = lane
    self.when = (when.one, when.other)
    self.require = (require.one, require.other)
    denied = (when.isDenied ? 1 << 7 : 0) | (require.isDenied ? 1 << 6 : 0)
  }

  /// - Parameters:
  ///   - rows: the codes of all lanes.
  ///   - truths: what all questions come to. Who hands them in has looked that they are all there.
  ///   - outcomes: the table below, so that a loop looks it up once.
  @inline(__always)
  func outcome(_ rows: Span<RowCode>, _ truths: Span<Truth>, _ outcomes: Span<Outcome>) -> Outcome {
    let when = when.0.truth(truths) | when.1.truth(truths)
    let require = require.0.truth(truths) | require.1.truth(truths)
    let applies = unsafe rows[unchecked: Int(lane)].bits & 0b11000
    return unsafe outcomes[unchecked: Int(denied | applies << 1 | when.rawValue << 2 | require.rawValue)]
  }

  /// Whether the rule is asked at all, and whether its requirement is met.
  func truths(_ planes: SheetPlanes) -> (applies: Truth, requires: Truth) {
    let rowTruths = planes.truths
    let truths = rowTruths.span
    let when = when.0.truth(truths) | when.1.truth(truths)
    let require = require.0.truth(truths) | require.1.truth(truths)
    return (
      planes.rows[Int(lane)].applies & (denied & 1 << 7 != 0 ? !when : when),
      denied & 1 << 6 != 0 ? !require : require
    )
  }

  /// By what is denied, and the truths of applies, `when` and `require`, two bits each.
  static let outcomes: [Outcome] = (0..<256).map { bits in
    func truth(_ shift: Int) -> Truth { Truth(rawValue: UInt8(bits >> shift & 3)) ?? .unknown }
    let (when, require) = (truth(2), truth(0))
    return Outcome(
      applies: truth(4) & (bits & 1 << 7 != 0 ? !when : when), requires: bits & 1 << 6 != 0 ? !require : require)
  }
}

extension ConditionCompiler {
  /// A condition in its brief form; nil where it has none.
  ///
  /// - Parameter own: the lane that a condition without an item speaks of.
  func brief(_ condition: Condition?, own: UInt8) -> BriefRule.Condition? {
    switch condition {
    case nil: return join([], isDenied: true)
    case .any(let parts): return questions(parts, own).flatMap { join($0, isDenied: false) }
    case .all(let parts): return questions(parts, own).flatMap { join($0.map { !$0 }, isDenied: true) }
    case .not(let part):
      guard let inner = brief(part, own: own) else { return nil }
      return BriefRule.Condition(one: inner.one, other: inner.other, isDenied: !inner.isDenied)
    case .some(let single): return question(single, own).flatMap { join([$0], isDenied: false) }
    }
  }

  private func join(_ questions: [RowQuestion], isDenied: Bool) -> BriefRule.Condition? {
    guard questions.count <= 2 else { return nil }
    let never = RowQuestion.settled(.false)
    return BriefRule.Condition(
      one: questions.first ?? never, other: questions.dropFirst().first ?? never, isDenied: isDenied)
  }

  private func questions(_ parts: [Condition], _ own: UInt8) -> [RowQuestion]? {
    guard parts.count <= 2 else { return nil }
    let found = parts.compactMap { question($0, own) }
    return found.count == parts.count ? found : nil
  }

  private func question(_ condition: Condition, _ own: UInt8) -> RowQuestion? {
    switch condition {
    case .is(let item, let answers): .says(answers, lane: item.map { lane(of: $0) } ?? own)
    case .remarkPresent(let item): .hasRemark(lane: item.map { lane(of: $0) } ?? own)
    case .edition(let least): .settled(edition(atLeast: least))
    case .not(let part): question(part, own).map { !$0 }
    default: nil
    }
  }
}
