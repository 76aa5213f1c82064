import DisclosureCore
import MaskBounds

/// A rule in the few shapes that every rival understands, without its severity.
///
/// Of 20 demands, 14 want an answer of one item, 3 of two to eight, and 3 have a condition and an alternative:
/// `when` another row says so, this row says so or a third one does.
struct PlainDemand {
  enum Shape { case single, several, reasoned }

  struct Says {
    let item: Item
    let answers: AnswerSet
  }

  let shape: Shape
  let items: [Item]
  let answers: AnswerSet
  let when: Says
  let other: Says
}

/// Draws demands and policies of them, the same for the same seed.
struct RandomDemands: RandomNumberGenerator {
  private static let questions = Catalogue.sds50.items.filter { $0.isAnswerable && $0.kind != .gate }
  private static let severities: [Rule.Severity] = [.critical, .major, .major, .minor]

  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func demand() -> PlainDemand {
    let draw = Int.random(in: 0..<20, using: &self)
    let shape: PlainDemand.Shape = draw < 14 ? .single : draw < 17 ? .several : .reasoned
    let count = shape == .several ? Int.random(in: 2...8, using: &self) : 1
    return PlainDemand(
      shape: shape, items: Array(Self.questions.shuffled(using: &self).prefix(count)), answers: answers(),
      when: says(), other: says())
  }

  mutating func severity() -> Rule.Severity { Self.severities.randomElement(using: &self) ?? .major }

  /// - Parameter sure: of a hundred rows, how many have a sure answer.
  mutating func facts(sure: Int) -> SheetFacts {
    let rows = Catalogue.sds50.items.map { item -> SheetFacts.Row in
      guard item.isAnswerable else { return SheetFacts.Row(state: nil, answer: nil, remarkPresent: false) }
      let isSure = Int.random(in: 0..<100, using: &self) < sure
      return SheetFacts.Row(
        state: isSure ? .explicit : .unresolved,
        answer: isSure ? item.answers.inOrder.randomElement(using: &self) : nil, remarkPresent: false)
    }
    return SheetFacts(catalogue: .sds50, rows: rows, date: nil, findings: [], undetermined: [])
  }

  private mutating func says() -> PlainDemand.Says {
    PlainDemand.Says(item: Self.questions[Int.random(in: 0..<Self.questions.count, using: &self)], answers: answers())
  }

  /// はい more often than anything else, as policies have it.
  private mutating func answers() -> AnswerSet {
    let sets: [[Answer]] = [[.yes], [.yes], [.yes, .notApplicable], [.no], [.no, .notApplicable]]
    return AnswerSet(sets[Int.random(in: 0..<sets.count, using: &self)])
  }
}

extension PlainDemand {
  /// As a policy says it.
  func rule(_ id: String, _ severity: Rule.Severity) -> Rule {
    let own = Condition.is(item: nil, answers)
    let ids = Catalogue.sds50.inOrder(items.map(\.id))
    guard shape == .reasoned else { return Rule(id: id, severity: severity, items: ids, require: own) }
    return Rule(
      id: id, severity: severity, items: ids, when: .is(item: when.item.id, when.answers),
      require: .any([own, .is(item: other.item.id, other.answers)]))
  }

  /// As the rivals have it.
  func maskRule(_ severity: Rule.Severity) -> mask_rule {
    var rule = mask_rule()
    rule.kind = shape == .single ? 0 : shape == .several ? 1 : 2
    rule.weight = UInt8(severity.weight)
    rule.answers = answers.mask
    rule.count = UInt8(items.count)
    unsafe withUnsafeMutableBytes(of: &rule.lanes) { lanes in
      for (at, item) in items.enumerated() { unsafe lanes[at] = item.lane }
    }
    rule.when_lane = when.item.lane
    rule.when_answers = when.answers.mask
    rule.other_lane = other.item.lane
    rule.other_answers = other.answers.mask
    return rule
  }
}

extension Item {
  fileprivate var lane: UInt8 { Catalogue.sds50.position(of: id).map { UInt8(clamping: $0) } ?? 255 }
}

extension AnswerSet {
  /// A bit for each answer.
  fileprivate var mask: UInt8 { inOrder.reduce(0) { $0 | 1 << ($1.rawValue - 1) } }
}
