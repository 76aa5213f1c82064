package import DisclosureIdentity
package import PostgresClient

/// Hospitals, their logins, and the products they subscribe to.
package struct Hospitals {
  let connection: PostgresConnection

  package init(_ connection: PostgresConnection) { self.connection = connection }

  /// The login of a hospital. Logins belong to the whole server; the prefix keeps them apart from people's.
  package static func login(of id: String) -> String { "hospital.\(id)" }

  /// Adds a hospital and makes its login, which may execute the functions of schema `hospital` and nothing else.
  ///
  /// - Returns: the login; false beside it if the hospital was here before, and then nothing changes.
  package func add(id: String, name: String, password: String) throws -> (login: String, isNew: Bool) {
    let login = Hospitals.login(of: id)
    let isNew = try connection.transaction {
      let added = try connection.query(
        "INSERT INTO hospital (id, bucket, name, login) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING",
        .text(id), .int2(Bucket.of(hospital: id)), .text(name), .text(login)
      ).affectedRows
      guard added == 1 else { return false }
      let role = try connection.quoted(identifier: login)
      let verifier = try connection.quoted(literal: connection.passwordVerifier(for: password, role: login))
      try connection.run(
        script: """
          CREATE ROLE \(role) LOGIN INHERIT CONNECTION LIMIT 20 PASSWORD \(verifier);
          ALTER ROLE \(role) SET statement_timeout = '15s';
          ALTER ROLE \(role) SET idle_in_transaction_session_timeout = '15s';
          GRANT kaiji_hospital TO \(role);
          """)
      return true
    }
    return (login, isNew)
  }

  /// Subscribes a hospital to a product: it sees the sheets disclosed to all subscribers, those that came before too.
  ///
  /// - Returns: false if it was subscribed already, and then nothing changes.
  package func subscribe(_ hospital: String, to name: ProductName, vendor: String, product: String) throws -> Bool {
    try connection.transaction {
      let lock = try BucketLock(of: hospital, connection)
      let registry = ProductRegistry(connection)
      try registry.register([ProductRegistry.Entry(name: name, vendor: vendor, product: product)])
      guard let root = try registry.lockRoots(of: [name])[name] else {
        throw DamagedColumn(column: "product_name.product")
      }
      let added = try connection.query(
        "INSERT INTO subscription (bucket, hospital, product) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        .int2(lock.bucket), .text(hospital), .uuid(PostgresUUID(root))
      ).affectedRows
      guard added == 1 else { return false }
      try lock.addWork(for: hospital, connection)
      return true
    }
  }
}
