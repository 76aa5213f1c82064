/// Rules in the form in which a sheet answers them quickly, each under its number.
///
/// Most rules say "this item answers so": those are one look into a table each, and stand in a list of their own. Rules
/// that say so of several items are three tests of masks, and rules of a few questions to rows a few looks into a table
/// (`BriefRule`). The rest runs conditions, on one truth where the rule has one item or none, else on a truth for each row.
struct CompiledRules: Sendable {
  /// A rule with conditions, on one item or none; `lane` is then `noRow`.
  struct Reasoned: Sendable {
    let rule: UInt32
    let lane: UInt8
    let when: StepRange
    let require: StepRange
  }

  /// A rule with conditions on several items.
  struct ReasonedOnEach: Sendable {
    let lanes: ItemLanes
    let rule: UInt32
    let when: StepRange
    let require: StepRange
  }

  /// Where a rule stands: in which of the lists, and at which place of it.
  enum Place: Sendable {
    case single(UInt32)
    case several(UInt32)
    case brief(UInt32)
    case reasoned(UInt32)
    case reasonedOnEach(UInt32)
  }

  private(set) var places: [Place] = []
  private(set) var plain = PlainRules()
  private(set) var reasoned: [Reasoned] = []
  private(set) var reasonedOnEach: [ReasonedOnEach] = []
  private(set) var conditions: ConditionCompiler

  init(_ rules: [Rule], for catalogue: Catalogue) {
    conditions = ConditionCompiler(catalogue: catalogue)
    for rule in rules { append(Demand(rule)) }
    places = places.map { $0 }
    plain.settle()
  }

  var count: Int { places.count }
  /// Whether a rule runs a condition.
  var haveConditions: Bool { !reasoned.isEmpty || !reasonedOnEach.isEmpty }
  var catalogue: Catalogue { conditions.catalogue }

  /// Adds a rule under the next number.
  private mutating func append(_ demand: Demand) {
    let rule = UInt32(places.count)
    let lanes = (demand.items ?? []).map { conditions.lane(of: $0) }
    switch (UInt16(exactly: rule), lanes.count, demand.items, demand.when, demand.require) {
    // The quickest kind has small numbers; no policy file has a rule beyond them.
    case (let small?, 1, _, nil, .is(nil, let answers)):
      places.append(.single(UInt32(plain.singles.count)))
      plain.singles.append(.init(rule: small, lane: lanes[0], answers: UInt8(truncatingIfNeeded: answers.number)))
    case (_, _, .some, nil, .is(nil, let answers)):
      places.append(.several(UInt32(plain.several.count)))
      plain.several.append(.init(lanes: ItemLanes(lanes), rule: rule, answers: answers))
    case (_, 1, _, _, _), (_, _, nil, _, _):
      let lane = lanes.first ?? ItemLanes.noRow
      if let when = conditions.brief(demand.when, own: lane),
        let require = conditions.brief(demand.require, own: lane)
      {
        places.append(.brief(UInt32(plain.briefs.count)))
        plain.briefs.append(BriefRule(rule: rule, lane: lane, when: when, require: require))
        return
      }
      let when = conditions.compile(demand.when, about: .one(lane))
      let require = conditions.compile(demand.require, about: .one(lane))
      places.append(.reasoned(UInt32(reasoned.count)))
      reasoned.append(Reasoned(rule: rule, lane: lane, when: when, require: require))
    default:
      let when = conditions.compile(demand.when, about: .each)
      let require = conditions.compile(demand.require, about: .each)
      places.append(.reasonedOnEach(UInt32(reasonedOnEach.count)))
      reasonedOnEach.append(ReasonedOnEach(lanes: ItemLanes(lanes), rule: rule, when: when, require: require))
    }
  }
}

extension ItemLanes {
  init(_ lanes: [UInt8]) {
    self = .none
    for lane in lanes { insert(lane) }
  }
}
