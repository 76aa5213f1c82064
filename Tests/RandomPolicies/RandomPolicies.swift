package import DisclosureCore

/// Makes random policies of SDS 5.0 and sheets to judge by them, the same for the same seed.
///
/// Every policy is one that a file could say: each item admits the answers that its rule names for it.
package struct RandomPolicies: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// SplitMix64.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func chance(_ oneIn: UInt64) -> Bool { next() % oneIn == 0 }
  mutating func number(_ range: ClosedRange<Int>) -> Int { range.lowerBound + Int(next() % UInt64(range.count)) }
  mutating func one<Element>(of list: [Element]) -> Element { list[Int(next() % UInt64(list.count))] }
}

extension RandomPolicies {
  private static let questions = Catalogue.sds50.items.filter { $0.isAnswerable && $0.kind != .gate }
  private static let gates = Catalogue.sds50.items.filter { $0.kind == .gate }
  /// Rows that apply only under a condition: the interesting ones.
  private static let conditional = questions.filter { $0.appliesWhen != nil }

  /// - Parameters:
  ///   - depth: how deep conditions may stand in each other.
  ///   - lacking: now and then an item that the catalogue lacks, as in a policy written for a newer one.
  package mutating func policy(depth: Int, lacking: Bool = false) -> Policy {
    let count = number(1...4)
    return Policy(
      form: Catalogue.sds50.form.name, rules: (0..<count).map { rule("r\($0)", depth: depth, lacking: lacking) })
  }

  private mutating func rule(_ id: String, depth: Int, lacking: Bool) -> Rule {
    let severity = one(of: Rule.Severity.allCases)
    let when = chance(2) ? 1 : 0
    guard !chance(3) else {
      return Rule(
        id: id, severity: severity, items: nil, when: when == 1 ? condition(depth: depth, each: nil) : nil,
        require: condition(depth: depth, each: nil))
    }
    let pool = chance(5) ? Self.gates : chance(3) ? Self.questions : Self.conditional
    var items = Set((0..<number(1...6)).map { _ in one(of: pool).id })
    if lacking && chance(10) { items.insert("999") }
    let each = pool[0].answers.inOrder
    return Rule(
      id: id, severity: severity, items: Catalogue.sds50.inOrder(items.sorted()),
      when: when == 1 ? condition(depth: depth, each: each) : nil, require: condition(depth: depth, each: each))
  }

  /// - Parameter each: what the rule's items may answer; nil for a rule without items.
  private mutating func condition(depth: Int, each: [Answer]?) -> Condition {
    if depth > 1 {
      switch next() % 6 {
      case 0: return .all(conditions(1...4, depth, each))
      case 1: return .any(conditions(1...4, depth, each))
      case 2: return .not(condition(depth: depth - 1, each: each))
      case 3:
        let parts = conditions(1...4, depth, each)
        return .atLeast(number(1...parts.count), of: parts)
      default: break
      }
    }
    switch next() % 10 {
    case 0: return .sheetAge(months: number(1...60))
    case 1: return .edition(atLeast: one(of: ["4.1", "5", "5.0", "5.1", "5.10", "10.0"]))
    case 2: return .finding(one(of: Finding.Code.checked))
    case 3, 4:
      let item = each != nil && chance(2) ? nil : one(of: Self.questions).id
      return .remarkPresent(item: item)
    default:
      if let each, !chance(3) { return .is(item: nil, answers(of: each)) }
      let item = one(of: chance(4) ? Self.gates : chance(2) ? Self.conditional : Self.questions)
      return .is(item: item.id, answers(of: item.answers.inOrder))
    }
  }

  private mutating func conditions(_ count: ClosedRange<Int>, _ depth: Int, _ each: [Answer]?) -> [Condition] {
    (0..<number(count)).map { _ in condition(depth: depth - 1, each: each) }
  }

  private mutating func answers(of admitted: [Answer]) -> AnswerSet {
    AnswerSet([one(of: admitted)] + (chance(3) ? [one(of: admitted)] : []))
  }
}
