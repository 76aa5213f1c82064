/// Who refers to which remark, and what each remark says it is about.
struct RemarkLinks {
  let catalogue: Catalogue
  let remarks: [Remark]
  /// Positions of the rows that refer to a number, ascending.
  let referrers: [Int: [Int]]

  init(catalogue: Catalogue, readings: [Reading?], remarks: [Remark]) {
    self.catalogue = catalogue
    self.remarks = remarks
    var referrers: [Int: [Int]] = [:]
    for position in readings.indices {
      for number in readings[position]?.remarks ?? [] where referrers[number]?.last != position {
        referrers[number, default: []].append(position)
      }
    }
    self.referrers = referrers
  }

  /// The rows that a remark names; a named heading covers its bullets.
  func named(by remark: Remark) -> (named: [Int], covered: Set<Int>) {
    let named = remark.names.compactMap(catalogue.position(of:))
    let bullets = named.filter { catalogue.admitted[$0] == nil }.flatMap { heading in
      catalogue.children(of: heading).filter { catalogue.items[$0].kind == .bullet }
    }
    return (named, Set(named + bullets))
  }
}
