/// The items of one edition of the form, in the form's order.
///
/// A byte string of readings means nothing without its catalogue: position n is row n.
package final class Catalogue: Sendable {
  package let form: Form
  /// Every row, the heading included.
  package let items: [Item]
  /// What each row can be answered with; nil for the heading.
  package let admitted: [AnswerSet?]
  /// Rows in an order in which each comes after the rows its condition names.
  package let evaluationOrder: [Int]
  /// What is kept of each question's official wording; nil for a row without.
  package let sketches: [QuestionSketch?]
  private let positions: [UInt64: Int]
  private let children: [[Int]]

  /// Builds the catalogue from its table; a row that cannot be read is left out, which the test of the counts shows.
  ///
  /// - Parameters:
  ///   - table: one row a line, tab-separated: id, kind, parent, section code, applies_when, polarity, answers; `-` for none.
  ///   - labels: one row a line, tab-separated: id, Japanese, English.
  ///   - sketches: one row a line, tab-separated: id, sketch.
  init(form: Form, table: String, sections: [Section], labels: String, sketches: String) {
    let rows = table.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
      .filter { $0.count == 7 }
    let positions = Dictionary(
      rows.enumerated().compactMap { at, row in Catalogue.key(row[0].utf8).map { ($0, at) } },
      uniquingKeysWith: { first, _ in first })
    let labels = Catalogue.labels(labels)
    let sketches = Catalogue.sketches(sketches)
    let items = rows.compactMap { row in
      Item(row: row, sections: sections, labels: labels) { id in Catalogue.key(id.utf8).flatMap { positions[$0] } }
    }
    self.form = form
    self.items = items
    self.admitted = items.map { $0.isAnswerable ? $0.answers : nil }
    self.sketches = items.map { sketches[$0.id[...]] }
    self.positions = positions
    self.children = Catalogue.children(of: items)
    self.evaluationOrder = Catalogue.order(of: items)
  }

  package func position(of id: String) -> Int? { position(ofBytes: id.utf8) }

  /// The row with this id, given as UTF-8.
  package func position(ofBytes id: some Collection<UInt8>) -> Int? {
    guard let key = Catalogue.key(id) else { return nil }
    return position(ofKey: key)
  }

  /// The row with this id, given as one number: its bytes of UTF-8, at most 8, the last one lowest.
  package func position(ofKey key: UInt64) -> Int? {
    guard let position = positions[key], position < items.count else { return nil }
    return position
  }

  /// Positions of the rows whose number parent is this one.
  package func children(of position: Int) -> [Int] { children[position] }

  /// Ids are at most 8 bytes, so one fits a word.
  private static func key(_ id: some Collection<UInt8>) -> UInt64? {
    guard let first = id.first, first != 0, id.count <= 8 else { return nil }
    return id.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func labels(_ table: String) -> [Substring: Label] {
    var labels: [Substring: Label] = [:]
    for line in table.split(separator: "\n") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count == 3 else { continue }
      labels[cells[0]] = Label(japanese: String(cells[1]), english: String(cells[2]))
    }
    return labels
  }

  private static func sketches(_ table: String) -> [Substring: QuestionSketch] {
    var sketches: [Substring: QuestionSketch] = [:]
    for line in table.split(separator: "\n") {
      let cells = line.split(separator: "\t")
      guard cells.count == 2, let sketch = QuestionSketch(cells[1]) else { continue }
      sketches[cells[0]] = sketch
    }
    return sketches
  }

  private static func children(of items: [Item]) -> [[Int]] {
    items.map { parent in items.indices.filter { items[$0].parent == parent.id } }
  }

  /// Depth first, so that a condition may look ahead; a cycle would leave its last row unknown rather than hang.
  private static func order(of items: [Item]) -> [Int] {
    var order: [Int] = []
    var seen = [Bool](repeating: false, count: items.count)
    func visit(_ at: Int) {
      guard items.indices.contains(at), !seen[at] else { return }
      seen[at] = true
      items[at].applicability.items.forEach(visit)
      order.append(at)
    }
    items.indices.forEach(visit)
    return order
  }
}

extension Item {
  /// One row of a catalogue's table; nil where a cell is not what its column holds.
  fileprivate init?(
    row: [Substring], sections: [Section], labels: [Substring: Label],
    index: @escaping (Substring) -> Int?
  ) {
    func some(_ cell: Substring) -> String? { cell == "-" ? nil : String(cell) }
    guard let kind = Kind(rawValue: String(row[1])), let section = sections.first(where: { $0.code == row[3] }) else {
      return nil
    }
    self.id = String(row[0])
    self.kind = kind
    self.parent = some(row[2])
    self.section = section
    self.appliesWhen = some(row[4])
    if let text = appliesWhen {
      guard let applicability = Applicability(text, index: index) else { return nil }
      self.applicability = applicability
    } else {
      self.applicability = .always
    }
    self.polarity = some(row[5]).flatMap(Polarity.init(rawValue:))
    self.answers = AnswerSet(row[6].split(separator: ",").compactMap { Answer(name: $0) })
    self.label = labels[row[0]] ?? Label(japanese: String(row[0]), english: String(row[0]))
  }
}
