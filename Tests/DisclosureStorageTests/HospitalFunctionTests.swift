import DisclosureCore
import DisclosureIdentity
import DisclosureStorage
import PostgresClient
import SheetParsing
import TestSupport
import Testing

/// What hospitals see by their own logins (design.md §9), and what they do not.
@Suite("A hospital's own query", .serialized, .ownThread)
struct HospitalFunctionTests {
  /// Two hospitals: one that subscribes, one that does not; a public sheet with contradictions, and one that is the
  /// first's alone.
  private struct Scene {
    let database: Database
    let subscriber, stranger: String
    let shared = HandIn(content: Fixture.bytes("contradictions"))
    let own: HandIn

    init() throws {
      database = try Database()
      subscriber = try database.addHospital("a")
      stranger = try database.addHospital("b")
      own = HandIn(id: "own", hospital: subscriber, product: "二つ目の製品", content: Fixture.bytes("good-second"))
      try database.subscribe(subscriber, to: shared)
      try database.handIn(shared, own)
      try database.handIn(
        HandIn(id: "bad", hospital: subscriber, fileName: "写真.txt", content: Array("何でもない".utf8)),
        HandIn(id: "bad public", content: Array("何でもない".utf8)),
        HandIn(id: "own", hospital: subscriber, product: "別の製品"))
      try database.apply(.demanding(of: "2"), for: subscriber)
      try database.judge()
    }

    func session(of hospital: String) throws -> PostgresConnection {
      try database.place.connect(
        user: Hospitals.login(of: hospital), password: Database.password, searchPath: [])
    }

    /// Each row as one text.
    func rows(_ hospital: String, _ call: String) throws -> [String] {
      try session(of: hospital).query("SELECT format('%s', r) FROM hospital.\(call) r").map { try $0.text(0) }
    }

    func readings(_ handed: HandIn) -> String { "readings('\(handed.submissionID)')" }
    func findings(_ handed: HandIn) -> String { "findings('\(handed.submissionID)')" }
    func undetermined(_ handed: HandIn) -> String { "undetermined('\(handed.submissionID)')" }
  }

  @Test("of products says each one's form, date, worst decision and policies")
  func products() throws {
    let scene = try Scene()
    try scene.database.apply(.demanding(.no, of: "2"), named: "strict", for: scene.subscriber)
    try scene.database.judge()
    let products = try HospitalResults(own: scene.session(of: scene.subscriber)).products()
    #expect(products.map(\.product).sorted() == ["二つ目の製品", "見本カルテ"])
    #expect(products.allSatisfy { $0.standing == "reject" && $0.policies == ["baseline", "strict"] })
    #expect(products.allSatisfy { $0.form == "SDS 5.0" && $0.vendor == "株式会社見本" && $0.sheetDate != nil })
    #expect(try HospitalResults(of: scene.subscriber, scene.database.connection).products() == products)
    #expect(try HospitalResults(own: scene.session(of: scene.stranger)).products() == [])
  }

  @Test("of products has no policies where there is only the empty line, and none once all lines are closed")
  func productsWithoutPolicy() throws {
    let database = try Database()
    let hospital = try database.addHospital("a")
    try database.subscribe(hospital)
    try database.handIn(HandIn())
    try database.judge()
    let own = try database.place.connect(
      user: Hospitals.login(of: hospital), password: Database.password, searchPath: [])
    let products = try HospitalResults(own: own).products()
    #expect(products.map(\.standing) == ["refer"])
    #expect(products.map(\.policies) == [[]])
    _ = try SheetWithdrawal(database.connection).withdraw(HandIn().submissionID)
    try database.judge()
    #expect(try HospitalResults(own: own).products() == [])
  }

  @Test("of readings has every item that can be answered, in the form's order, with label, remarks and evidence")
  func readings() throws {
    let scene = try Scene()
    let rows = try scene.session(of: scene.subscriber).query(
      """
      SELECT item, label, state, answer, array_to_string(remarks, '|'), array_to_string(evidence, '|')
        FROM hospital.\(scene.readings(scene.shared))
      """
    ).map { row -> [String?] in
      [
        try row.text(0), try row.text(1), try row.text(2), try row.optionalText(3), try row.text(4), try row.text(5),
      ]
    }
    let sheet = try SheetReader.read(scene.shared.content)
    let texts = Dictionary(sheet.remarks.map { ($0.number, $0.text) }, uniquingKeysWith: { "\($0)\n\($1)" })
    let expected = zip(sheet.catalogue.items, sheet.readings).compactMap { item, reading in
      reading.map { reading -> [String?] in
        let remarks = reading.remarks.map { number in texts[number].map { "\(number): \($0)" } ?? "\(number)" }
        return [
          item.id, item.label.japanese, reading.state.name, reading.answer?.name,
          (remarks + [reading.remarkText].compactMap(\.self)).joined(separator: "|"),
          reading.evidence.map { "\($0.place): \($0.text)" }.joined(separator: "|"),
        ]
      }
    }
    #expect(rows == expected)
    #expect(expected.contains { $0[4]?.contains(": ") == true })
  }

  @Test("of findings has those that hold on Tokyo's day alone")
  func findings() throws {
    let scene = try Scene()
    let before = try HospitalResults(own: scene.session(of: scene.subscriber)).findings(of: scene.shared.submissionID)
    #expect(!before.isEmpty)
    #expect(before.allSatisfy { !$0.rule.isEmpty && ["error", "warning", "info"].contains($0.severity) })
    for (days, shown) in [("-1", []), ("0", ["X9"])] {
      try scene.database.run(
        """
        UPDATE sheet SET findings = format(
          '{"findings":[{"rule":"X9","severity":"info","items":["2","3"],"remarks":[4],"quotes":["あ い"],"from":null,"until":"%s"},'
          '{"rule":"X8","severity":"info","items":[],"remarks":[],"quotes":[],"from":"%s","until":null}],"undetermined":[]}',
          today() + \(days), today() + 1)
        """)
      let now = try HospitalResults(own: scene.session(of: scene.subscriber)).findings(of: scene.shared.submissionID)
      #expect(now.map(\.rule) == shown)
      for row in now { #expect((row.items, row.remarks, row.quotes) == (["2", "3"], [4], ["あ い"])) }
    }
  }

  @Test("of what cannot be told has what the sheet says, and of an older reader each rule that it may not have checked")
  func undetermined() throws {
    let scene = try Scene()
    let lost = HandIn(id: "lost", content: Fixture.bytes("marks-lost"))
    try scene.database.handIn(lost)
    let results = try HospitalResults(own: scene.session(of: scene.subscriber))
    func rows() throws -> [HospitalResults.UndeterminedRow] {
      let rows = try results.undetermined(of: lost.submissionID)
      let operators = HospitalResults(of: scene.subscriber, scene.database.connection)
      #expect(try operators.undetermined(of: lost.submissionID) == rows)
      return rows
    }
    let told = try SheetReader.read(lost.content).undetermined
    #expect(told.count > 5 && told.count < Finding.Code.checked.count)
    #expect(try rows().map(\.rule) == told.map(\.text))
    #expect(try rows().allSatisfy { $0.reason == "sheet.unclear" })
    for reader in [1, 2, 3, 4] as [Int32] {
      try scene.database.run("UPDATE sheet SET reader = \(reader)")
      // As the judge takes it.
      let untold = Set(told + Finding.Code.untold(byReader: reader)).sorted()
      #expect(try rows().map(\.rule) == untold.map(\.text), "\(reader)")
      let older = try rows().filter { $0.reason == "reader.older" }.map(\.rule)
      #expect(older == untold.filter { !told.contains($0) }.map(\.text), "\(reader)")
    }
    try scene.database.run("UPDATE sheet SET findings = '{\"findings\":[],\"undetermined\":[\"H1\",\"Z12\"]}'")
    #expect(try rows().map(\.rule) == ["Z12", "H1"])
  }

  @Test("of waivers has its own, with what became of each; of current results has what is current in the whole history")
  func waivers() throws {
    let scene = try Scene()
    try scene.database.apply(.demanding(.no, of: "2"), for: scene.subscriber)
    try scene.database.judge()
    let waiver = try scene.database.waive("demand", for: scene.subscriber)
    try scene.database.judge()
    #expect(try scene.rows(scene.stranger, "waivers()") == [])
    func waivers() throws -> [String] {
      try scene.session(of: scene.subscriber).query(
        """
        SELECT concat_ws('|', waiver, vendor, product, policy, rule, reason, approved_by, until, state)
          FROM hospital.waivers()
        """
      ).map { try $0.text(0) }
    }
    let words = "\(waiver.id)|株式会社見本|見本カルテ|baseline|demand|because|the chief|2099-12-31"
    #expect(try waivers() == ["\(words)|counts"])
    let results = try HospitalResults(own: scene.session(of: scene.subscriber))
    let current = try results.currentAssessments()
    func said(_ rows: [HospitalResults.Assessment]) -> [String] {
      rows.map { "\($0.submission) \($0.policy) \($0.revision) \($0.decision ?? "-") \($0.waived ?? -1)" }
    }
    #expect(said(current) == said(try results.assessments().filter(\.isCurrent)) && current.count == 2)
    #expect(try results.assessments().count > 2)
    try scene.database.apply(.demanding(.no, of: "3"), for: scene.subscriber)
    #expect(try waivers() == ["\(words)|unbound"])
  }

  @Test("of rejections has what was handed in for it alone, with code and file")
  func rejections() throws {
    let scene = try Scene()
    let rows = try scene.rows(scene.subscriber, "rejections()")
    #expect(rows.count == 2)
    #expect(rows.first?.contains("写真.txt") == true && rows.first?.contains("form.") == true)
    #expect(rows.last?.contains("submission.conflict") == true)
  }

  @Test("shows another hospital nothing: neither content nor that there is any")
  func isolation() throws {
    let scene = try Scene()
    for call in [
      "products()", "rejections()", "assessments()", "current_assessments()", "waivers()", scene.readings(scene.shared),
      scene.findings(scene.shared), scene.undetermined(scene.shared), scene.readings(scene.own),
      scene.findings(scene.own), scene.undetermined(scene.own),
    ] {
      #expect(try scene.rows(scene.stranger, call) == [], "\(call)")
    }
    // Subscribing opens what is public, and that alone.
    try scene.database.subscribe(scene.stranger, to: scene.shared)
    #expect(try !scene.rows(scene.stranger, scene.readings(scene.shared)).isEmpty)
    #expect(try scene.rows(scene.stranger, scene.readings(scene.own)) == [])
    #expect(try scene.rows(scene.stranger, "rejections()") == [])
    // And ending it closes it.
    _ = try Hospitals(scene.database.connection).unsubscribe(scene.stranger, from: #require(scene.shared.name))
    #expect(try scene.rows(scene.stranger, scene.readings(scene.shared)) == [])
    #expect(try scene.rows(scene.stranger, scene.findings(scene.shared)) == [])
  }

  @Test("has no content of a sheet that was withdrawn")
  func withdrawn() throws {
    let scene = try Scene()
    for handed in [scene.shared, scene.own] {
      #expect(try SheetWithdrawal(scene.database.connection).withdraw(handed.submissionID))
      #expect(try scene.rows(scene.subscriber, scene.readings(handed)) == [])
      #expect(throws: SheetNotSeen.self) {
        try HospitalResults(own: scene.session(of: scene.subscriber)).findings(of: handed.submissionID)
      }
    }
  }

  @Test("is all that it may do: no table, and no function that names a hospital")
  func nothingElse() throws {
    let scene = try Scene()
    let session = try scene.session(of: scene.stranger)
    let (bucket, id) = (Bucket.of(hospital: scene.subscriber), scene.subscriber)
    let submission = scene.own.submissionID
    for sql in [
      "SELECT * FROM kaiji.item_label", "SELECT * FROM kaiji.intake",
      "SELECT kaiji.products_of(\(bucket)::smallint, '\(id)')",
      "SELECT kaiji.readings_of(\(bucket)::smallint, '\(id)', '\(submission)')",
      "SELECT kaiji.findings_of(\(bucket)::smallint, '\(id)', '\(submission)')",
      "SELECT kaiji.undetermined_of(\(bucket)::smallint, '\(id)', '\(submission)')",
      "SELECT kaiji.waivers_of(\(bucket)::smallint, '\(id)')",
      "SELECT kaiji.current_assessments_of(\(bucket)::smallint, '\(id)')",
      "SELECT kaiji.rejections_of(\(bucket)::smallint, '\(id)')",
      "SELECT kaiji.sheet_of(\(bucket)::smallint, '\(id)', '\(submission)')",
    ] {
      #expect(session.refusal(of: sql)?.state == .insufficientPrivilege, "\(sql)")
    }
    #expect(
      try scene.database.count(
        """
        pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
         WHERE n.nspname IN ('hospital', 'kaiji') AND (p.proacl IS NULL OR EXISTS (
           SELECT FROM aclexplode(p.proacl) a WHERE a.grantee = 0)) AND p.prorettype <> 'trigger'::regtype
           AND p.proname <> 'today'
        """) == 0)
    #expect(
      try scene.database.count(
        """
        pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'hospital'
           AND NOT (p.prosecdef AND p.proconfig @> ARRAY['search_path=pg_catalog, pg_temp'])
        """) == 0)
  }

  @Test("answers nothing once the hospital is closed: not to an open session, and no new one is let in")
  func closed() throws {
    let scene = try Scene()
    let session = try scene.session(of: scene.subscriber)
    #expect(try Hospitals(scene.database.connection).close(scene.subscriber))
    for call in ["products()", "assessments()", scene.readings(scene.shared)] {
      let refusal = session.refusal(of: "SELECT * FROM hospital.\(call)")
      #expect(refusal?.state == .insufficientPrivilege, "\(call)")
    }
    #expect(throws: PostgresError.self) { try scene.session(of: scene.subscriber) }
  }
}
