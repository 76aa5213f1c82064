/// One step of a condition in postfix order: it takes truths from the stack and leaves one.
struct ConditionStep: Sendable {
  enum Kind: UInt8, Sendable {
    case always, unknown, never
    /// Whether the row in hand, or a named one, says one of `answers`.
    case eachSays, rowSays
    case eachHasRemark, rowHasRemark
    /// `count` is the number of an age or of a finding in the rules' lists.
    case age, finding
    case not
    /// Joins two truths.
    case and, or
    /// Joins the `count` truths on top: true where the rank of them is met.
    case atLeast
  }

  let kind: Kind
  var lane: UInt8 = 0
  var rank: UInt32 = 0
  var answers = AnswerSet()
  var count: UInt32 = 0
}

extension ConditionStep.Kind {
  init(_ truth: Truth) {
    self =
      switch truth {
      case .false: .never
      case .unknown: .unknown
      case .true: .always
      }
  }
}

/// Where a condition stands among the steps of all.
struct StepRange: Sendable {
  let start: UInt32
  let end: UInt32

  /// A condition that is not there holds.
  static let none = StepRange(start: 0, end: 0)
}

/// What a condition without an item speaks of: each row, or the one row of its rule.
enum Subject: Hashable {
  case each
  case one(UInt8)
}

/// Writes conditions as steps.
///
/// A condition that asks no row is settled here where the catalogue settles it, and a rule on one row asks that row by
/// name, so that its truths are single ones.
struct ConditionCompiler {
  let catalogue: Catalogue
  private(set) var steps: [ConditionStep] = []
  /// The conditions on one row or none, and those on each row, by number.
  private(set) var ones: [StepRange] = []
  private(set) var each: [StepRange] = []
  private(set) var ages: [Int] = []
  private(set) var findings: [Finding.Code] = []
  /// How many truths the largest condition stacks up.
  private(set) var height = 1
  private var known: [Said: UInt32] = [:]

  private struct Said: Hashable {
    let condition: Condition?
    let subject: Subject
  }

  init(catalogue: Catalogue) { self.catalogue = catalogue }

  func lane(of item: String?) -> UInt8 {
    item.flatMap(catalogue.position(of:)).flatMap { UInt8(exactly: $0) } ?? ItemLanes.noRow
  }

  /// The number of a condition among those on one row or none; equal ones have the same, `when` or `require`.
  mutating func number(of condition: Condition?, on lane: UInt8) -> UInt32 {
    // What speaks of no row in hand is the same whatever the row.
    let lane = condition?.speaksOfEach == true ? lane : ItemLanes.noRow
    return number(of: condition, about: .one(lane), in: \.ones)
  }

  /// The number of a condition among those on each row.
  mutating func numberOnEach(of condition: Condition?) -> UInt32 { number(of: condition, about: .each, in: \.each) }

  private mutating func number(
    of condition: Condition?, about subject: Subject, in list: WritableKeyPath<Self, [StepRange]>
  ) -> UInt32 {
    let said = Said(condition: condition, subject: subject)
    if let number = known[said] { return number }
    let number = UInt32(self[keyPath: list].count)
    let range = condition.map { compile($0, about: subject) } ?? .none
    self[keyPath: list].append(range)
    known[said] = number
    return number
  }

  private mutating func compile(_ condition: Condition, about subject: Subject) -> StepRange {
    let start = UInt32(steps.count)
    write(condition, about: subject, on: 0)
    return StepRange(start: start, end: UInt32(steps.count))
  }

  /// No more conditions will come.
  mutating func settle() {
    known = [:]
    steps = steps.map { $0 }
  }

  /// - Parameter below: how many truths are on the stack already.
  private mutating func write(_ condition: Condition, about subject: Subject, on below: Int) {
    height = max(height, below + 1)
    switch condition {
    case .is(let item, let answers):
      writeRow(item, subject, .eachSays, .rowSays, answers)
    case .remarkPresent(let item):
      writeRow(item, subject, .eachHasRemark, .rowHasRemark, AnswerSet())
    case .all(let parts): writeJoined(parts, .and, empty: .always, subject, below)
    case .any(let parts): writeJoined(parts, .or, empty: .never, subject, below)
    case .not(let part):
      write(part, about: subject, on: below)
      steps.append(ConditionStep(kind: .not))
    case .atLeast(let rank, let parts): writeAtLeast(rank, parts, subject, below)
    case .sheetAge(let months):
      steps.append(ConditionStep(kind: .age, count: Self.number(of: months, in: &ages)))
    case .edition(let least): steps.append(ConditionStep(kind: .init(edition(atLeast: least))))
    case .finding(let code):
      steps.append(ConditionStep(kind: .finding, count: Self.number(of: code, in: &findings)))
    }
  }

  private mutating func writeRow(
    _ item: String?, _ subject: Subject, _ each: ConditionStep.Kind, _ row: ConditionStep.Kind, _ answers: AnswerSet
  ) {
    switch (item, subject) {
    case (let item?, _): steps.append(ConditionStep(kind: row, lane: lane(of: item), answers: answers))
    case (nil, .one(let lane)): steps.append(ConditionStep(kind: row, lane: lane, answers: answers))
    case (nil, .each): steps.append(ConditionStep(kind: each, answers: answers))
    }
  }

  private mutating func writeJoined(
    _ parts: [Condition], _ join: ConditionStep.Kind, empty: ConditionStep.Kind, _ subject: Subject, _ below: Int
  ) {
    guard let first = parts.first else { return steps.append(ConditionStep(kind: empty)) }
    write(first, about: subject, on: below)
    for part in parts.dropFirst() {
      write(part, about: subject, on: below + 1)
      steps.append(ConditionStep(kind: join))
    }
  }

  private mutating func writeAtLeast(_ rank: Int, _ parts: [Condition], _ subject: Subject, _ below: Int) {
    guard rank >= 1 else { return steps.append(ConditionStep(kind: .always)) }
    guard rank <= parts.count, let top = UInt32(exactly: rank), let count = UInt32(exactly: parts.count) else {
      return steps.append(ConditionStep(kind: .never))
    }
    for (at, part) in parts.enumerated() { write(part, about: subject, on: below + at) }
    steps.append(ConditionStep(kind: .atLeast, rank: top, count: count))
  }

  /// Whether the catalogue's edition is this one or newer.
  func edition(atLeast least: String) -> Truth {
    guard let own = Edition(catalogue.form.edition), let least = Edition(least) else { return .unknown }
    return Truth(least <= own)
  }

  private static func number<Value: Equatable>(of value: Value, in list: inout [Value]) -> UInt32 {
    let at = list.firstIndex(of: value) ?? list.count
    if at == list.count { list.append(value) }
    return UInt32(clamping: at)
  }
}

extension Condition {
  /// Whether it asks the row in hand anything.
  var speaksOfEach: Bool {
    switch self {
    case .is(let item, _), .remarkPresent(let item): item == nil
    case .all(let parts), .any(let parts), .atLeast(_, let parts): parts.contains { $0.speaksOfEach }
    case .not(let part): part.speaksOfEach
    case .sheetAge, .edition, .finding: false
    }
  }
}
