import DisclosureCore
import DisclosureIdentity
import DisclosureStorage
import PostgresClient
import Synchronization
import TestSupport
import Testing

@testable import evaluation_worker

/// Merges beside everything else that goes on. A deadlock, or any other error that is no time-out of a merge's own lock,
/// fails the test by being thrown.
@Suite("A merge at the same time", .serialized, .ownThread)
struct MergeRaceTests {
  /// Lets threads go on together.
  private final class Gate: Sendable {
    private let arrived = Atomic<Int>(0)

    func pass(together count: Int) {
      arrived.add(1, ordering: .acquiringAndReleasing)
      while arrived.load(ordering: .acquiring) < count {}
    }
  }

  private static func merge(_ from: Identifier, into: Identifier, _ connection: PostgresConnection) throws
    -> ProductMerge.Moved
  {
    while true {
      do {
        return try ProductMerge(connection).run(from, into: into)
      } catch let error as PostgresError where error.state == .lockNotAvailable {
        continue
      }
    }
  }

  private static func product(_ name: String) throws -> Identifier {
    .product(try #require(ProductName(vendor: "見本", product: name)))
  }

  private static func handIn(_ round: Int, _ at: Int, _ product: String) -> HandIn {
    HandIn(
      id: "r\(round)-\(product)-\(at)", vendor: "見本", product: product,
      content: Fixture.good(changing: "第4.2版", to: "第\(round).\(at)版"), time: HandIn().time + Int64(at))
  }

  @Test("as admissions, subscriptions, their ends, policies and judging misses nothing and never deadlocks")
  func everything() throws {
    let database = try Database()
    let place = database.place
    let hospitals = try (0..<4).map { try database.addHospital("h\($0)") }
    let isOver = Atomic(false)
    let judging = Background {
      let connection = try place.connect()
      let planner = LinePlanner()
      while !isOver.load(ordering: .acquiring) { _ = try Judging(connection).run { try planner.verdicts(on: $0) } }
    }
    let rounds = 12
    for round in 0..<rounds {
      let (from, into) = ("p\(round)-A", "p\(round)-B")
      try database.handIn(MergeRaceTests.handIn(round, 0, from), MergeRaceTests.handIn(round, 0, into))
      let gate = Gate()
      let admissions = [(from, Int32(1)), (into, Int32(2))].map { name, partition in
        Background {
          let connection = try place.connect()
          let first = try Positions(connection).next(partition: partition) { 0 }
          gate.pass(together: 5)
          // The two names in turn, so that one transaction holds both products.
          for at in 0..<3 {
            let records = [(name, 1), (from, 2), (into, 3)].enumerated().map { number, handed in
              MergeRaceTests.handIn(round, 10 * at + Int(partition) * 100 + handed.1, handed.0)
                .record(at: first + Int64(3 * at + number))
            }
            _ = try Admission(connection).admit(records, partition: partition)
          }
        }
      }
      let subscriptions = Background {
        let connection = try place.connect()
        gate.pass(together: 5)
        for (at, hospital) in hospitals.enumerated() {
          let product = at % 2 == 0 ? from : into
          let name = try #require(ProductName(vendor: "見本", product: product))
          _ = try Hospitals(connection).subscribe(hospital, to: name, vendor: "見本", product: product)
        }
        // Ended under the other name: the hospital has it only if the merge came first.
        let other = try #require(ProductName(vendor: "見本", product: into))
        _ = try Hospitals(connection).unsubscribe(hospitals[0], from: other)
      }
      let policies = Background {
        let connection = try place.connect()
        gate.pass(together: 5)
        for hospital in hospitals {
          let policy = Policy.demanding(round % 2 == 0 ? .yes : .no, of: "2")
          _ = try PolicyRevisions(connection).apply(.init(policy, named: "baseline"), for: hospital)
        }
      }
      let merge = Background {
        let connection = try place.connect()
        let (old, new) = (try MergeRaceTests.product(from), try MergeRaceTests.product(into))
        gate.pass(together: 5)
        return try MergeRaceTests.merge(old, into: new, connection)
      }
      for admission in admissions { try admission.value() }
      try subscriptions.value()
      try policies.value()
      _ = try merge.value()
    }
    isOver.store(true, ordering: .releasing)
    try judging.value()
    try database.judge()

    for table in ["sheet", "subscription"] {
      #expect(
        try database.count("\(table) t JOIN product p ON p.id = t.product WHERE p.merged_into IS NOT NULL") == 0)
    }
    #expect(try database.count("sheet") == Int64(rounds * 20))
    #expect(try database.count("product") == Int64(rounds * 2))
    #expect(try database.count("work") == 0)
    // Each subscription has its open line on the highest sheet, and nothing else is open.
    let open = try database.rows(
      """
      SELECT concat_ws(' ', n.hospital, n.product, n.policy, n.revision, n.sheet) FROM (
        SELECT DISTINCT ON (bucket, hospital, product, form, policy) * FROM assessment
         ORDER BY bucket, hospital, product, form, policy, sequence DESC) n
       WHERE n.decision IS NOT NULL ORDER BY 1
      """)
    let wanted = try database.rows(
      """
      SELECT concat_ws(' ', u.hospital, u.product, 'baseline',
               (SELECT max(revision) FROM policy p WHERE p.hospital = u.hospital),
               (SELECT s.id FROM sheet s WHERE s.product = u.product ORDER BY s.rank DESC LIMIT 1))
        FROM subscription u ORDER BY 1
      """)
    #expect(open == wanted)
    #expect(open.count >= rounds * 3)
    #expect(
      try database.count(
        "(SELECT bucket, count(*) AS n, max(sequence) AS last FROM assessment GROUP BY bucket) b WHERE n <> last") == 0)
  }

  @Test("as the opposite merge: one is done, the other finds no root")
  func opposite() throws {
    let database = try Database()
    let place = database.place
    for round in 0..<10 {
      let (a, b) = ("p\(round)-A", "p\(round)-B")
      try database.handIn(MergeRaceTests.handIn(round, 0, a), MergeRaceTests.handIn(round, 0, b))
      let gate = Gate()
      let merges = [(a, b), (b, a)].map { from, into in
        Background {
          let connection = try place.connect()
          let (old, new) = (try MergeRaceTests.product(from), try MergeRaceTests.product(into))
          gate.pass(together: 2)
          do {
            _ = try MergeRaceTests.merge(old, into: new, connection)
            return true
          } catch is NoRoot {
            return false
          }
        }
      }
      #expect(try merges.map { try $0.value() }.count { $0 } == 1)
    }
    #expect(try database.count("product WHERE merged_into IS NOT NULL") == 10)
    #expect(
      try database.count("sheet s JOIN product p ON p.id = s.product WHERE p.merged_into IS NOT NULL") == 0)
  }

  @Test("as a merge of its target: whatever the order, every name leads to a root in one step")
  func chain() throws {
    let database = try Database()
    let place = database.place
    for round in 0..<10 {
      let names = ["A", "B", "C"].map { "p\(round)-\($0)" }
      for name in names { try database.handIn(MergeRaceTests.handIn(round, 0, name)) }
      let gate = Gate()
      let merges = [(names[0], names[1]), (names[1], names[2])].map { from, into in
        Background {
          let connection = try place.connect()
          let (old, new) = (try MergeRaceTests.product(from), try MergeRaceTests.product(into))
          gate.pass(together: 2)
          do {
            _ = try MergeRaceTests.merge(old, into: new, connection)
          } catch is NoRoot {}
        }
      }
      for merge in merges { try merge.value() }
    }
    #expect(
      try database.count(
        "product p JOIN product q ON q.id = p.merged_into WHERE q.merged_into IS NOT NULL OR p.id = q.id") == 0)
    #expect(
      try database.count("sheet s JOIN product p ON p.id = s.product WHERE p.merged_into IS NOT NULL") == 0)
  }

  @Test("as an alias of what it merges, and as an admission under that new name: one product in the end")
  func alias() throws {
    let database = try Database()
    let place = database.place
    for round in 0..<10 {
      let (from, into, new) = ("p\(round)-A", "p\(round)-B", "p\(round)-alias")
      try database.handIn(MergeRaceTests.handIn(round, 0, from), MergeRaceTests.handIn(round, 0, into))
      let gate = Gate()
      let (old, root) = (try MergeRaceTests.product(from), try MergeRaceTests.product(into))
      let name = try #require(ProductName(vendor: "見本", product: new))
      let merge = Background {
        let connection = try place.connect()
        gate.pass(together: 3)
        _ = try MergeRaceTests.merge(old, into: root, connection)
      }
      let alias = Background {
        let connection = try place.connect()
        gate.pass(together: 3)
        do {
          _ = try Products(connection).alias(name, of: old)
          return true
        } catch is NameTaken {
          return false
        }
      }
      let admission = Background {
        let connection = try place.connect()
        let first = try Positions(connection).next(partition: 1) { 0 }
        let record = MergeRaceTests.handIn(round, 1, new).record(at: first)
        gate.pass(together: 3)
        _ = try Admission(connection).admit([record], partition: 1)
      }
      try merge.value()
      let isAlias = try alias.value()
      try admission.value()
      let expected = isAlias ? root : Identifier.product(name)
      #expect(
        try database.rows(
          """
          SELECT coalesce(p.merged_into, p.id)::text FROM product_name n JOIN product p ON p.id = n.product
           WHERE n.name_key = $1
          """, .text(name.productKey)) == ["\(expected)"])
      #expect(
        try database.rows(
          "SELECT s.product::text FROM sheet s JOIN intake i ON i.sheet = s.id WHERE i.submission = $1",
          .text("r\(round)-\(new)-1")) == ["\(expected)"])
    }
  }
}
