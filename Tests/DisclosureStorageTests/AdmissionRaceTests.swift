import DisclosureIdentity
import DisclosureStorage
import PostgresClient
import Synchronization
import TestSupport
import Testing

@Suite("Admissions at the same time", .serialized, .ownThread)
struct AdmissionRaceTests {
  /// Lets two threads go on together.
  private final class Gate: Sendable {
    private let arrived = Atomic<Int>(0)

    func pass(together count: Int) {
      arrived.add(1, ordering: .acquiringAndReleasing)
      while arrived.load(ordering: .acquiring) < count {}
    }
  }

  private static func admit(_ handed: [HandIn], _ partition: Int32, _ place: Database.Place, _ gate: Gate) throws {
    let connection = try place.connect()
    let first = try Positions(connection).next(partition: partition) { 0 }
    let records = handed.enumerated().map { $1.record(at: first + Int64($0)) }
    gate.pass(together: 2)
    let outcome = try Admission(connection).admit(records, partition: partition)
    #expect(outcome == .admitted(next: first + Int64(handed.count)))
  }

  @Test("bring the same new products, documents and submissions in opposite orders: no deadlock, each of them once")
  func oppositeOrders() throws {
    let database = try Database()
    let rounds = 20
    let contents = (0..<6).map { Fixture.good(changing: "第4.2版", to: "第4.\($0)版") }
    for round in 0..<rounds {
      let handed = (0..<6).map { at in
        HandIn(id: "r\(round)-\(at)", product: "製品 \(round) \(at % 3)", content: contents[at])
      }
      let gate = Gate()
      let place = database.place
      let one = Background { try AdmissionRaceTests.admit(handed, 0, place, gate) }
      let other = Background { try AdmissionRaceTests.admit(handed.reversed(), 1, place, gate) }
      try one.value()
      try other.value()
    }
    #expect(try database.count("product") == Int64(3 * rounds))
    #expect(try database.count("product_name") == Int64(3 * rounds))
    #expect(try database.count("sheet") == Int64(6 * rounds))
    #expect(
      try database.rows("SELECT format('%s %s', outcome, count(*)) FROM intake GROUP BY outcome ORDER BY 1")
        == ["repeated \(6 * rounds)", "stored \(6 * rounds)"])
    #expect(
      try database.count(
        "intake t JOIN intake f ON f.claims AND (f.submitter, f.submission) = (t.submitter, t.submission) WHERE t.sheet = f.sheet"
      ) == Int64(12 * rounds))
  }

  @Test("as a subscription to their product miss nothing: the hospital is judged on every sheet's product")
  func subscription() throws {
    let database = try Database()
    let hospital = try database.addHospital("a")
    let rounds = 40
    for round in 0..<rounds {
      let handed = HandIn(id: "r\(round)", product: "製品 \(round)")
      let gate = Gate()
      let place = database.place
      let admission = Background { try AdmissionRaceTests.admit([handed], 0, place, gate) }
      let subscription = Background {
        let connection = try place.connect()
        let name = try #require(handed.name)
        gate.pass(together: 2)
        return try Hospitals(connection).subscribe(
          hospital, to: name, vendor: handed.vendor ?? "", product: handed.product ?? "")
      }
      try admission.value()
      #expect(try subscription.value())
    }
    try database.judge()
    #expect(
      try database.rows("SELECT format('%s %s', count(*), count(DISTINCT product)) FROM assessment")
        == ["\(rounds) \(rounds)"])
    #expect(try database.count("work") == 0)
  }

  @Test("of one partition: one admits each record, the other finds it done")
  func onePartition() throws {
    let database = try Database()
    for round in 0..<20 {
      let handed = [HandIn(id: "r\(round)"), HandIn(id: "r\(round)", product: "別の製品")]
      let gate = Gate()
      let place = database.place
      let both = (0..<2).map { _ in Background { try AdmissionRaceTests.admit(handed, 0, place, gate) } }
      for one in both { try one.value() }
    }
    #expect(try database.count("intake") == 40)
    #expect(try database.count("sheet") == 20)
    #expect(try database.rows("SELECT next_offset::text FROM position") == ["40"])
  }
}
