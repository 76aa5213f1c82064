import DisclosureCore
import MaskBounds

/// A rule in the few shapes that every rival understands, without its severity.
///
/// Of 20 demands, 13 want an answer of one item, 3 of two to eight, 2 have a condition and an alternative (`when` another
/// row says so, this row says so or a third one does), and 2 are nested: `when` the sheet is so old or has such a finding, or
/// is or has not, two alternatives hold, or not both.
struct PlainDemand {
  enum Shape { case single, several, reasoned, nested }

  /// What the sheet itself is asked; the first is always so.
  enum Question {
    case none
    case age(months: Int)
    case finding(Finding.Code)

    static let all: [Question] =
      [.none] + [12, 24, 36].map { .age(months: $0) } + Finding.Code.checked.prefix(4).map { .finding($0) }
  }

  struct Says {
    let item: Item
    let answers: AnswerSet
  }

  let shape: Shape
  let items: [Item]
  let answers: AnswerSet
  let when: Says
  let other: Says
  let second: (Says, Says)
  /// The number of a question to the sheet, and whether its contrary is meant.
  let asked: (number: Int, isDenied: Bool)
  /// Whether the contrary of both alternatives is meant.
  let isDenied: Bool
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
    let shape: PlainDemand.Shape = draw < 13 ? .single : draw < 16 ? .several : draw < 18 ? .reasoned : .nested
    let count = shape == .several ? Int.random(in: 2...8, using: &self) : 1
    return PlainDemand(
      shape: shape, items: distinctQuestions(count), answers: answers(),
      when: says(), other: says(), second: (says(), says()),
      asked: (Int.random(in: 1..<PlainDemand.Question.all.count, using: &self), Bool.random(using: &self)),
      isDenied: Bool.random(using: &self))
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
    let codes = Array(Finding.Code.checked.prefix(3))
    return SheetFacts(
      catalogue: .sds50, rows: rows, date: CalendarDay(daysSince1970: 20_000),
      findings: [Finding(code: codes[0], severity: .warning)], undetermined: sure < 100 ? [codes[1]] : [])
  }

  private mutating func distinctQuestions(_ count: Int) -> [Item] {
    var places: Set<Int> = []
    while places.count < count { places.insert(Int.random(in: 0..<Self.questions.count, using: &self)) }
    return places.sorted().map { Self.questions[$0] }
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
    let either = Condition.any([own, other.condition])
    switch shape {
    case .single, .several: return Rule(id: id, severity: severity, items: ids, require: own)
    case .reasoned: return Rule(id: id, severity: severity, items: ids, when: when.condition, require: either)
    case .nested:
      let both = Condition.all([either, .any([second.0.condition, second.1.condition])])
      let question = Question.all[asked.number].condition
      return Rule(
        id: id, severity: severity, items: ids, when: asked.isDenied ? .not(question) : question,
        require: isDenied ? .not(both) : both)
    }
  }

  /// As the rivals have it.
  func maskRule(_ severity: Rule.Severity) -> mask_rule {
    var rule = mask_rule()
    rule.kind = shape == .single ? 0 : shape == .several ? 1 : shape == .reasoned ? 2 : 3
    rule.weight = UInt8(severity.weight)
    rule.answers = answers.mask
    rule.count = UInt8(items.count)
    unsafe withUnsafeMutableBytes(of: &rule.lanes) { lanes in
      for (at, item) in items.enumerated() { unsafe lanes[at] = item.lane }
      guard shape == .nested else { return }
      let rest = [
        second.0.item.lane, second.0.answers.mask, second.1.item.lane, second.1.answers.mask, UInt8(asked.number),
        asked.isDenied ? 1 : 0, isDenied ? 1 : 0,
      ]
      for (at, byte) in rest.enumerated() { unsafe lanes[at + 1] = byte }
    }
    rule.when_lane = when.item.lane
    rule.when_answers = when.answers.mask
    rule.other_lane = other.item.lane
    rule.other_answers = other.answers.mask
    return rule
  }
}

extension PlainDemand.Says {
  fileprivate var condition: Condition { .is(item: item.id, answers) }
}

extension PlainDemand.Question {
  fileprivate var condition: Condition {
    switch self {
    case .none: .all([])
    case .age(let months): .sheetAge(months: months)
    case .finding(let code): .finding(code)
    }
  }

  /// As the rivals have it: reckoned anew.
  func truth(_ facts: SheetFacts, on day: CalendarDay) -> Truth {
    switch self {
    case .none: .true
    case .age(let months): facts.date.flatMap { $0.adding(months: months) }.map { Truth($0 >= day) } ?? .unknown
    case .finding(let code):
      facts.findings.contains { $0.code == code } ? .true : facts.undetermined.contains(code) ? .unknown : .false
    }
  }
}

extension Item {
  fileprivate var lane: UInt8 { Catalogue.sds50.position(of: id).map { UInt8(clamping: $0) } ?? 255 }
}

extension AnswerSet {
  /// A bit for each answer.
  fileprivate var mask: UInt8 { inOrder.reduce(0) { $0 | 1 << ($1.rawValue - 1) } }
}
