internal import CLibPQ

/// A libpq connection string that was read and holds no password.
struct ConnectionString: Sendable {
  /// libpq's keywords with their values, in libpq's order.
  private let options: [(keyword: String, value: String)]

  /// - Throws: `.settings`; the string itself, and libpq's words about it, may show a password and stay here.
  init(_ text: String) throws(PostgresError) {
    guard let parsed = unsafe PQconninfoParse(text, nil) else { throw .settings(.unreadable) }
    defer { unsafe PQconninfoFree(parsed) }
    var options: [(keyword: String, value: String)] = []
    var at = unsafe parsed
    while let keyword = unsafe at.pointee.keyword {
      if let value = unsafe at.pointee.val { unsafe options.append((String(cString: keyword), String(cString: value))) }
      unsafe at += 1
    }
    guard !options.contains(where: { $0.keyword == "password" || $0.keyword == "sslpassword" }) else {
      throw .settings(.password)
    }
    self.options = options
    try refuseHiddenPassword(isURI: text.hasPrefix("postgresql://") || text.hasPrefix("postgres://"))
  }

  /// A password with a bare `/`, `?` or `@` in a URI makes libpq take its pieces for a port, a database or a host, and say
  /// them aloud when it fails.
  private func refuseHiddenPassword(isURI: Bool) throws(PostgresError) {
    let ports = value("port") ?? ""
    guard ports.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2C }) else {
      throw .settings(.mistaken(option: "port"))
    }
    for keyword in ["host", "dbname"] where isURI && value(keyword)?.utf8.contains(0x40) == true {
      throw .settings(.mistaken(option: keyword))
    }
  }

  private func value(_ keyword: String) -> String? { options.last { $0.keyword == keyword }?.value }

  /// One set of options for each host, in order. libpq leaves a time limit for each host to whoever drives its connection
  /// step by step, as we do.
  func hosts() throws(PostgresError) -> [[(keyword: String, value: String)]] {
    let lists = ["host", "hostaddr", "port"].map { keyword in
      (keyword, value(keyword)?.split(separator: ",", omittingEmptySubsequences: false).map(String.init) ?? [])
    }
    let count = max(lists[0].1.count, lists[1].1.count)
    guard count > 1 else { return [options] }
    var hosts = [[(keyword: String, value: String)]](repeating: options, count: count)
    for (keyword, list) in lists where !list.isEmpty {
      guard list.count == count || (keyword == "port" && list.count == 1) else {
        throw .settings(.mistaken(option: keyword))
      }
      for index in hosts.indices { hosts[index].append((keyword, list.count == 1 ? list[0] : list[index])) }
    }
    return hosts
  }
}
