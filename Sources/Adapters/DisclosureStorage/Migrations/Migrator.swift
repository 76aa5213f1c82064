package import PostgresClient

/// Brings a database to the schema that this program knows: each step once, in order, in a transaction of its own.
package struct Migrator {
  private let connection: PostgresConnection

  package init(_ connection: PostgresConnection) { self.connection = connection }

  /// The number of the newest step that this program knows.
  package static let newest = Migration.all.map(\.number).max() ?? 0

  /// Runs what has not run yet. Two programs that migrate at once wait for each other.
  ///
  /// - Returns: the names of the steps that ran now.
  package func run() throws -> [String] {
    try prepare()
    var done: [String] = []
    for migration in Migration.all where try apply(migration) { done.append(migration.name) }
    try CatalogueTable(connection).registerKnown()
    return done
  }

  /// The newest step that has run; 0 where none has.
  package func version() throws -> Int32 {
    let known = try connection.query("SELECT to_regclass('kaiji_migration.step') IS NOT NULL")
      .first { row in try row.bool(0) }
    guard known == true else { return 0 }
    return try connection.query("SELECT coalesce(max(number), 0) FROM kaiji_migration.step")
      .first { row in try row.int32(0) } ?? 0
  }

  /// The two roles that the schema speaks of, and what the public may not do. Roles belong to the whole server, so
  /// another database may have made them.
  private func prepare() throws {
    try connection.transaction {
      try lock()
      try connection.run(
        script: """
          DO $$ BEGIN CREATE ROLE kaiji_owner NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
          DO $$ BEGIN CREATE ROLE kaiji_hospital NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
          DO $$ BEGIN
            -- Since PostgreSQL 16 whoever made a role may grant it, but may not yet act as it.
            IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
              EXECUTE format('GRANT kaiji_owner TO %I', current_user);
            END IF;
          END $$;
          \(PublicRights.revoke)
          CREATE SCHEMA IF NOT EXISTS kaiji_migration;
          CREATE TABLE IF NOT EXISTS kaiji_migration.step (
            number int PRIMARY KEY, name text NOT NULL, ran_at timestamptz NOT NULL DEFAULT now());
          """)
    }
  }

  private func apply(_ migration: Migration) throws -> Bool {
    try connection.transaction {
      try lock()
      let inserted = try connection.query(
        "INSERT INTO kaiji_migration.step (number, name) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        .int4(migration.number), .text(migration.name)
      ).affectedRows
      guard inserted == 1 else { return false }
      try connection.run(script: "SET LOCAL ROLE kaiji_owner; \(migration.sql); RESET ROLE")
      return true
    }
  }

  /// One program after the other, however long a step takes.
  private func lock() throws {
    try connection.run(script: "SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0")
    _ = try connection.query("SELECT pg_advisory_xact_lock(8011)")
  }
}
