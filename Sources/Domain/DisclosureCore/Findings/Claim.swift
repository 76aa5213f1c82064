/// What some rows of a sheet say together, as a rule of consistency asks it.
///
/// Rules are written with the form's numbers (`Claim<String>`) and asked with positions in the catalogue (`Claim<Int>`).
indirect enum Claim<Row: Sendable>: Sendable {
  /// The row says one of the answers; only an explicit reading tells.
  case says(Row, AnswerSet)
  /// The same, but a row without a mark tells too: it counts as said, or as not said.
  case shows(Row, AnswerSet, blankCounts: Bool)
  case all([Claim])
  case any([Claim])
  case not(Claim)

  /// The same claim about other names of the rows; nil where one has none.
  func renamed<Other>(_ name: (Row) -> Other?) -> Claim<Other>? {
    func renamed(_ parts: [Claim]) -> [Claim<Other>]? {
      let named = parts.compactMap { $0.renamed(name) }
      return named.count == parts.count ? named : nil
    }
    return switch self {
    case .says(let row, let answers): name(row).map { .says($0, answers) }
    case .shows(let row, let answers, let blank): name(row).map { .shows($0, answers, blankCounts: blank) }
    case .all(let parts): renamed(parts).map { .all($0) }
    case .any(let parts): renamed(parts).map { .any($0) }
    case .not(let part): part.renamed(name).map { .not($0) }
    }
  }
}

extension Claim<Int> {
  func truth(on rows: AnsweredRows) -> Truth {
    switch self {
    case .says(let row, let answers): rows.says(row, answers)
    case .shows(let row, let answers, let blank): rows.shows(row, answers, blankCounts: blank)
    case .all(let parts): parts.reduce(.true) { $0 & $1.truth(on: rows) }
    case .any(let parts): parts.reduce(.false) { $0 | $1.truth(on: rows) }
    case .not(let part): !part.truth(on: rows)
    }
  }

  /// The rows that make the claim true, in the form's order.
  func decidingRows(on rows: AnsweredRows) -> [Int] {
    var deciding: Set<Int> = []
    collect(.true, on: rows, into: &deciding)
    return deciding.sorted()
  }

  private func collect(_ sought: Truth, on rows: AnsweredRows, into deciding: inout Set<Int>) {
    switch self {
    case .says(let row, _), .shows(let row, _, _):
      if truth(on: rows) == sought { deciding.insert(row) }
    case .all(let parts), .any(let parts):
      for part in parts { part.collect(sought, on: rows, into: &deciding) }
    case .not(let part): part.collect(!sought, on: rows, into: &deciding)
    }
  }
}

extension Claim<String> {
  static func yes(_ id: String) -> Claim { .says(id, .affirmed) }
  static func no(_ id: String) -> Claim { .says(id, .denied) }
  /// 対象外
  static func excused(_ id: String) -> Claim { .says(id, .excused) }
  /// いいえ or 対象外
  static func missing(_ id: String) -> Claim { .says(id, .missing) }
  static func answered(_ id: String) -> Claim { .says(id, .answered) }
  /// 該当
  static func open(_ gate: String) -> Claim { .says(gate, .opening) }
  /// 非該当
  static func closed(_ gate: String) -> Claim { .says(gate, .closing) }

  static func every(_ parts: Claim...) -> Claim { .all(parts) }
  static func some(_ parts: Claim...) -> Claim { .any(parts) }
}
