import DisclosureCore
import Testing

@Suite("The catalogue of SDS 5.0")
struct CatalogueTests {
  let catalogue = Catalogue.sds50

  @Test("has the rows of the form, by kind")
  func counts() {
    #expect(catalogue.items.count == 198)
    #expect(catalogue.items.count { $0.kind == .question } == 177)
    #expect(catalogue.items.count { $0.kind == .bullet } == 5)
    #expect(catalogue.items.count { $0.kind == .gate } == 15)
    #expect(catalogue.items.count { $0.kind == .heading } == 1)
    #expect(catalogue.items.count(where: \.isAnswerable) == 197)
    #expect(catalogue.items.count { $0.kind != .bullet } == 193)
    #expect(catalogue.items.count { !$0.id.contains(".") } == 106)
    #expect(Set(catalogue.items.map(\.section.code)).count == 16)
  }

  @Test("knows each row's position by its id")
  func positions() {
    for (position, item) in catalogue.items.enumerated() { #expect(catalogue.position(of: item.id) == position) }
    for id in ["", "0", "107", "17.1.b6", "17.1.1.5.1", "１"] { #expect(catalogue.position(of: id) == nil) }
  }

  @Test("gives every row a polarity, its answers and both labels, but for the heading")
  func cells() {
    for item in catalogue.items {
      #expect((item.polarity == nil) == (item.kind == .heading))
      switch item.kind {
      case .heading: #expect(item.answers.isEmpty)
      case .gate: #expect(item.answers.inOrder == [.applies, .doesNotApply])
      case .question, .bullet: #expect(item.answers.inOrder == [.yes, .no, .notApplicable])
      }
      #expect(item.label.japanese != item.id && item.label.english != item.id)
    }
  }

  @Test("reads conditions as expressions, `&` before `|`")
  func conditions() throws {
    func at(_ id: String) throws -> Int { try #require(catalogue.position(of: id)) }
    let combined = try catalogue.items[at("17.1.1.1")].applicability
    #expect(
      try combined
        == .all([
          .answered(item: at("17.1.1"), .yes),
          .any([
            .answered(item: at("17.1.b2"), .yes), .answered(item: at("17.1.b3"), .yes),
            .answered(item: at("17.1.b4"), .yes), .answered(item: at("17.1.b5"), .yes),
          ]),
        ]))
    #expect(try catalogue.items[at("48")].applicability == .answered(item: at("74"), .applies))
    #expect(try catalogue.items[at("2")].applicability == .always)
    #expect(catalogue.items.count { $0.applicability != .always } == catalogue.items.count { $0.appliesWhen != nil })
  }

  @Test("orders rows so that each comes after those its condition names")
  func order() {
    #expect(catalogue.evaluationOrder.sorted() == Array(catalogue.items.indices))
    var done: Set<Int> = []
    for position in catalogue.evaluationOrder {
      #expect(catalogue.items[position].applicability.items.allSatisfy(done.contains))
      done.insert(position)
    }
  }
}
