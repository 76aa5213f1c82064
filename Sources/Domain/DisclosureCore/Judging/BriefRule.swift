/// A rule on one item or none whose conditions are at most two questions each, which is most conditions.
///
/// Each condition stands as "one or the other", or as its contrary: "both" is the contrary of "one or the other is not".
/// So every such rule is the same four looks into a table and one more for the outcome, without a branch.
struct BriefRule: Sendable {
  struct Condition: Sendable {
    let one: Question
    let other: Question
    /// Whether the contrary is meant.
    let isDenied: Bool
  }

  let slot: UInt32
  let lane: UInt8
  /// Bit 7: the contrary of `when` is meant; bit 6: that of `require`.
  private let denied: UInt8
  private let when: (Question, Question)
  private let require: (Question, Question)

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
  ///   - outcomes: `Outcome.byTruths`, so that a loop looks it up once.
  @inline(__always)
  func outcome(_ rows: Span<RowCode>, _ truths: Span<TruthBits>, _ outcomes: Span<Outcome>) -> Outcome {
    let when = when.0.truth(truths) | when.1.truth(truths)
    let require = require.0.truth(truths) | require.1.truth(truths)
    let applies = unsafe rows[unchecked: Int(lane)].bits & 0b11000
    return unsafe outcomes[unchecked: Int(denied | applies << 1 | when.bits << 2 | require.bits)]
  }

  /// Whether the rule is asked at all, and whether its requirement is met.
  func truths(on sheet: SheetOnADay) -> (applies: Truth, requires: Truth) {
    let sheetTruths = sheet.truths
    let truths = sheetTruths.span
    let when = (when.0.truth(truths) | when.1.truth(truths)).truth
    let require = (require.0.truth(truths) | require.1.truth(truths)).truth
    return (
      sheet.facts.planes.rows[Int(lane)].applies & (denied & 1 << 7 != 0 ? !when : when),
      denied & 1 << 6 != 0 ? !require : require
    )
  }
}

extension Outcome {
  /// What a rule on one item comes to, by whether the contrary of `when` (bit 7) and of `require` (bit 6) is meant, whether
  /// the row applies (a `Truth`), and the `TruthBits` of both.
  static let byTruths: [Outcome] = (UInt8.min...UInt8.max).map { bits in
    func truth(_ shift: UInt8, isDenied: Bool) -> Truth {
      let truth = TruthBits(bits: bits >> shift & 3).truth
      return isDenied ? !truth : truth
    }
    return Outcome(
      applies: (Truth(rawValue: bits >> 4 & 3) ?? .unknown) & truth(2, isDenied: bits & 1 << 7 != 0),
      requires: truth(0, isDenied: bits & 1 << 6 != 0))
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

  func join(_ questions: [Question], isDenied: Bool) -> BriefRule.Condition? {
    guard questions.count <= 2 else { return nil }
    let never = Question.settled(.false)
    return BriefRule.Condition(
      one: questions.first ?? never, other: questions.dropFirst().first ?? never, isDenied: isDenied)
  }

  private func questions(_ parts: [Condition], _ own: UInt8) -> [Question]? {
    guard parts.count <= 2 else { return nil }
    let found = parts.compactMap { question($0, own) }
    return found.count == parts.count ? found : nil
  }

  func question(_ condition: Condition, _ own: UInt8) -> Question? {
    switch condition {
    case .is(let item, let answers): .says(answers, lane: item.map { lane(of: $0) } ?? own)
    case .remarkPresent(let item): .hasRemark(lane: item.map { lane(of: $0) } ?? own)
    case .edition(let least): .settled(edition(atLeast: least))
    case .finding(let code): .finding(code)
    case .sheetAge(let months): .isAtMost(months: months)
    case .not(let part): question(part, own).map { !$0 }
    default: nil
    }
  }
}
