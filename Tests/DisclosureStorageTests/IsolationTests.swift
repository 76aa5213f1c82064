import DisclosureCore
import DisclosureIdentity
import DisclosureStorage
import PostgresClient
import TestSupport
import Testing

/// What a hospital's own login can see and do.
@Suite("A hospital's login", .serialized, .ownThread)
struct IsolationTests {
  private struct Pair {
    let database: Database
    let own, other: String
    let session: PostgresConnection

    /// Two hospitals, each with a private sheet of a product whose name gives it away, and judged by a policy.
    init() throws {
      database = try Database()
      own = try database.addHospital("own")
      other = try database.addHospital("other")
      for (hospital, canary) in [(own, "canary-own"), (other, "canary-other")] {
        try database.apply(.demanding(.no, of: "2"), named: canary, for: hospital)
        try database.handIn(HandIn(id: canary, hospital: hospital, product: canary))
      }
      try database.judge()
      session = try database.place.connect(user: Hospitals.login(of: own), password: Database.password)
    }

    func submission(_ id: String) -> Identifier { HandIn(id: id).submissionID }
  }

  @Test("sees its own assessments and rule results, and nothing of another's")
  func ownRows() throws {
    let pair = try Pair()
    let results = HospitalResults(own: pair.session)
    let assessments = try results.assessments()
    #expect(assessments.map(\.product) == ["canary-own"])
    #expect(assessments.map(\.submission) == [pair.submission("canary-own")])
    #expect(assessments.map(\.policy) == ["canary-own"])
    #expect(assessments.map(\.isCurrent) == [true])
    #expect(try results.ruleResults(of: pair.submission("canary-own")).map(\.result) == ["fail"])
    #expect(try results.ruleResults(of: pair.submission("canary-other")).isEmpty)
    #expect(
      try HospitalResults(of: pair.other, pair.database.connection).ruleResults(of: pair.submission("canary-other"))
        .map(\.result) == ["fail"])
  }

  @Test("of one product that both subscribe to sees its own lines of the one sheet")
  func sharedSheet() throws {
    let pair = try Pair()
    for hospital in [pair.own, pair.other] { try pair.database.subscribe(hospital) }
    try pair.database.handIn(HandIn(id: "public"))
    try pair.database.judge()
    let results = HospitalResults(own: pair.session)
    #expect(try results.ruleResults(of: pair.submission("public")).map(\.policy) == ["canary-own"])
    #expect(try Set(results.assessments().map(\.policy)) == ["canary-own"])
  }

  @Test("knows only its own password")
  func password() throws {
    let pair = try Pair()
    #expect(throws: PostgresError.self) {
      try pair.database.place.connect(user: Hospitals.login(of: pair.own), password: "another")
    }
    #expect(throws: PostgresError.self) { try pair.database.place.connect(user: Hospitals.login(of: pair.own)) }
  }

  @Test("may touch no table, sequence or function of schema kaiji, whatever is there")
  func schema() throws {
    let pair = try Pair()
    let relations = try pair.database.rows(
      """
      SELECT format('%I.%I', nspname, relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE nspname IN ('kaiji', 'kaiji_migration') AND relkind IN ('r', 'v', 'S')
      """)
    #expect(relations.count >= 18)
    for relation in relations {
      #expect(pair.session.refusal(of: "SELECT FROM \(relation)")?.state == .insufficientPrivilege, "\(relation)")
      #expect(pair.session.refusal(of: "DELETE FROM \(relation)")?.state == .insufficientPrivilege, "\(relation)")
      #expect(pair.session.refusal(of: "TRUNCATE \(relation)")?.state == .insufficientPrivilege, "\(relation)")
    }
    let functions = try pair.database.rows(
      """
      SELECT format('%I.%I(%s)', nspname, proname, (SELECT string_agg('NULL::' || format_type(t, NULL), ', ') FROM unnest(proargtypes) t))
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE nspname = 'kaiji' AND prorettype <> 'trigger'::regtype
      """)
    #expect(functions.count >= 4)
    for function in functions {
      #expect(pair.session.refusal(of: "SELECT 1 FROM \(function)")?.state == .insufficientPrivilege, "\(function)")
    }
    // Not even if the schema opened: each function is closed in itself.
    try pair.database.run("GRANT USAGE ON SCHEMA kaiji TO PUBLIC")
    for call in functions + relations {
      #expect(pair.session.refusal(of: "SELECT 1 FROM \(call)")?.state == .insufficientPrivilege, "\(call)")
    }
    #expect(
      try pair.database.count(
        """
        pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE nspname IN ('kaiji', 'hospital')
           AND has_function_privilege('kaiji_hospital', p.oid, 'EXECUTE') AND nspname || '.' || proname NOT IN
               ('hospital.assessments', 'hospital.rule_results', 'hospital.products', 'hospital.readings',
                'hospital.findings', 'hospital.rejections', 'hospital.undetermined', 'hospital.waivers',
                'hospital.current_assessments')
        """) == 0)
  }

  @Test(
    "makes nothing and becomes nobody else",
    arguments: [
      "CREATE TABLE public.t (n int)", "CREATE TABLE hospital.t (n int)", "CREATE TEMP TABLE t (n int)",
      "CREATE SCHEMA s",
      "CREATE FUNCTION hospital.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
      "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
      "CREATE ROLE r", "CREATE DATABASE d", "SET ROLE kaiji_owner", "SET ROLE postgres",
      "SET SESSION AUTHORIZATION postgres",
      "SET SESSION AUTHORIZATION kaiji_owner", "GRANT kaiji_owner TO CURRENT_USER",
      "ALTER ROLE CURRENT_USER CONNECTION LIMIT 99",
      "ALTER FUNCTION hospital.assessments() RESET ALL", "DROP FUNCTION hospital.assessments()",
      "COPY (SELECT 1) TO PROGRAM 'true'", "SELECT rolpassword FROM pg_authid",
      "SELECT 1 FROM pg_read_file('PG_VERSION')",
    ])
  func refused(statement: String) throws {
    let pair = try Pair()
    #expect(pair.session.refusal(of: statement)?.state == .insufficientPrivilege)
  }

  @Test(
    "holds no lock that the programs use, and leaves nothing behind in the database",
    arguments: [
      "SELECT 1 FROM pg_advisory_lock(1, 5)", "SELECT 1 FROM pg_try_advisory_lock(1, 5)",
      "SELECT 1 FROM pg_advisory_xact_lock(8011)", "SELECT 1 FROM pg_try_advisory_xact_lock_shared(8011)",
      "SELECT 1 FROM pg_notify('x', 'y')", "SELECT lo_create(0)", "SELECT lo_from_bytea(0, 'x')",
    ])
  func lockedOut(statement: String) throws {
    let pair = try Pair()
    #expect(pair.session.refusal(of: statement)?.state == .insufficientPrivilege)
  }

  @Test("is itself whatever its session says, and its functions find no table but their own")
  func sessionState() throws {
    let pair = try Pair()
    try pair.session.run(script: "SET search_path = public, pg_temp; SET ROLE kaiji_hospital")
    #expect(try HospitalResults(own: pair.session).assessments().map(\.product) == ["canary-own"])
  }

  @Test("of a hospital that closed sees nothing; neither does a login that is no hospital's")
  func closed() throws {
    let pair = try Pair()
    try pair.database.run("UPDATE hospital SET closed_at = now() WHERE id = '\(pair.own)'")
    let results = HospitalResults(own: pair.session)
    #expect(try results.assessments().isEmpty)
    #expect(try results.ruleResults(of: pair.submission("canary-own")).isEmpty)
    #expect(try HospitalResults(own: pair.database.connection).assessments().isEmpty)
  }

  @Test("is made once: adding its hospital again changes nothing, its password least of all")
  func addedTwice() throws {
    let pair = try Pair()
    let again = try Hospitals(pair.database.connection).add(id: pair.own, name: "other name", password: "other")
    #expect(again == (Hospitals.login(of: pair.own), false))
    _ = try pair.database.place.connect(user: Hospitals.login(of: pair.own), password: Database.password)
    #expect(try pair.database.rows("SELECT name FROM hospital WHERE id = $1", .text(pair.own)) == ["own"])
  }

  @Test(
    "is known by its id: a change for a hospital that is not here, or closed, is refused", arguments: [true, false])
  func unknownHospital(exists: Bool) throws {
    let database = try Database()
    let id = exists ? try database.addHospital("a") : "nobody"
    try database.run("UPDATE hospital SET closed_at = now()")
    func isRefused(_ change: () throws -> Void) {
      if exists {
        #expect(throws: ClosedHospital.self, performing: change)
      } else {
        #expect(throws: UnknownHospital.self, performing: change)
      }
    }
    isRefused { try database.apply(.demanding(of: "2"), for: id) }
    isRefused { try database.subscribe(id) }
    #expect(try database.count("policy") + database.count("policy_content") + database.count("product") == 0)
  }
}

@Suite("What was found and demanded", .serialized, .ownThread)
struct AppendOnlyTests {
  @Test("is never changed, not even by its owner", arguments: ["assessment", "judgement", "policy", "policy_content"])
  func appendOnly(table: String) throws {
    let database = try Database()
    let hospital = try database.addHospital("a")
    try database.apply(.demanding(of: "2"), for: hospital)
    try database.handIn(HandIn(hospital: hospital))
    try database.judge()
    let column = try #require(
      try database.rows(
        "SELECT attname::text FROM pg_attribute WHERE attrelid = ('kaiji.' || $1)::regclass AND attnum = 1",
        .text(table)
      ).first)
    for statement in ["UPDATE \(table) SET \(column) = \(column)", "DELETE FROM \(table)", "TRUNCATE \(table) CASCADE"]
    {
      #expect(database.connection.refusal(of: statement)?.state?.code == "P0001", "\(statement)")
    }
    #expect(try database.count(table) == 1)
  }
}
