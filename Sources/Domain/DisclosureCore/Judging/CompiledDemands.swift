/// Distinct demands in the form in which a sheet answers them quickly, each in a slot of its own.
///
/// Most say "this item answers so": those have the first slots, which a sheet fills itself (`SingleDemand`). Demands that
/// say so of several items are three tests of masks, and those of a few questions a few looks into a table (`BriefRule`,
/// `WideRule`). The rest asks conditions, for one truth where the demand has one item or none, else for one of each row.
struct CompiledDemands: Sendable {
  /// `items: [several], expect: answers`
  struct Several: Sendable {
    let lanes: ItemLanes
    let slot: UInt32
    let answers: AnswerSet
  }

  /// Conditions, by number, on one item or none; `lane` is then `noRow`.
  struct Reasoned: Sendable {
    let slot: UInt32
    let when: UInt32
    let require: UInt32
    let lane: UInt8
  }

  /// Conditions, by number, on several items.
  struct ReasonedOnEach: Sendable {
    let lanes: ItemLanes
    let slot: UInt32
    let when: UInt32
    let require: UInt32
  }

  /// In which of the lists a demand stands, and at which place of it.
  enum Place: Sendable {
    case several(Int)
    case brief(Int)
    case wide(Int)
    case reasoned(Int)
    case reasonedOnEach(Int)
  }

  private(set) var several: [Several] = []
  private(set) var briefs: [BriefRule] = []
  private(set) var wide: [WideRule] = []
  private(set) var reasoned: [Reasoned] = []
  private(set) var reasonedOnEach: [ReasonedOnEach] = []
  private(set) var conditions: ConditionCompiler
  /// Of the slots that the sheet does not fill itself.
  private var places: [Place] = []
  private var known: [Demand: UInt32] = [:]

  init(for catalogue: Catalogue) { conditions = ConditionCompiler(catalogue: catalogue) }

  var catalogue: Catalogue { conditions.catalogue }
  /// How many slots there are.
  var count: Int { SingleDemand.count + places.count }
  var haveConditions: Bool { !reasoned.isEmpty || !reasonedOnEach.isEmpty }

  /// Where the demand stands; nil for one that the sheet answers itself.
  func place(of slot: UInt32) -> Place? {
    let at = Int(slot) - SingleDemand.count
    return places.indices.contains(at) ? places[at] : nil
  }

  /// The slot of a rule's demand, and the rule with what it shares with the earlier ones.
  mutating func enter(_ rule: Rule) -> (slot: UInt32, rule: Rule) {
    let demand = Demand(rule)
    if let at = known.index(forKey: demand) { return (known[at].value, rule.sharing(known[at].key)) }
    let slot = slot(of: demand)
    known[demand] = slot
    return (slot, rule)
  }

  /// Lays the lists close together: no more demands will come, and who judges by many policies waits for memory most.
  mutating func settle() {
    known = [:]
    several = several.map { $0 }
    briefs = briefs.map { $0 }
    wide = wide.map { $0 }
    reasoned = reasoned.map { $0 }
    reasonedOnEach = reasonedOnEach.map { $0 }
    places = places.map { $0 }
    conditions.settle()
  }

  private mutating func slot(of demand: Demand) -> UInt32 {
    let lanes = (demand.items ?? []).map { conditions.lane(of: $0) }
    let slot = UInt32(clamping: count)
    switch (lanes.count, demand.items, demand.when, demand.require) {
    case (1, _, nil, .is(nil, let answers)): return SingleDemand(lane: lanes[0], answers: answers).number
    case (_, .some, nil, .is(nil, let answers)):
      places.append(.several(several.count))
      several.append(Several(lanes: ItemLanes(lanes), slot: slot, answers: answers))
    case (1, _, _, _), (_, nil, _, _): place(demand, on: lanes.first ?? ItemLanes.noRow, slot)
    default:
      places.append(.reasonedOnEach(reasonedOnEach.count))
      reasonedOnEach.append(
        ReasonedOnEach(
          lanes: ItemLanes(lanes), slot: slot, when: conditions.numberOnEach(of: demand.when),
          require: conditions.numberOnEach(of: demand.require)))
    }
    return slot
  }

  private mutating func place(_ demand: Demand, on lane: UInt8, _ slot: UInt32) {
    let when = conditions.brief(demand.when, own: lane)
    if let when, let require = conditions.brief(demand.require, own: lane) {
      places.append(.brief(briefs.count))
      briefs.append(BriefRule(slot: slot, lane: lane, when: when, require: require))
    } else if let when, let require = conditions.wide(demand.require, own: lane) {
      places.append(.wide(wide.count))
      wide.append(WideRule(slot: slot, lane: lane, when: when, require: require))
    } else {
      places.append(.reasoned(reasoned.count))
      reasoned.append(
        Reasoned(
          slot: slot, when: conditions.number(of: demand.when, on: lane),
          require: conditions.number(of: demand.require, on: lane), lane: lane))
    }
  }
}

extension ItemLanes {
  init(_ lanes: [UInt8]) {
    self = .none
    for lane in lanes { insert(lane) }
  }
}
