internal import ChildProcess
internal import Glibc

/// Where PostgreSQL's server programs are on this machine.
struct PostgreSQLPrograms {
  /// The folder that holds `initdb`, `postgres` and `createdb`.
  let folder: String

  /// Finds the newest version: Debian keeps them off PATH, side by side.
  ///
  /// - Throws: `.notInstalled`.
  static func find() throws(LocalServiceError) -> PostgreSQLPrograms {
    let found = candidates().compactMap { folder in version(in: folder).map { (folder, $0) } }
    guard let newest = found.max(by: { $0.1.lexicographicallyPrecedes($1.1) }) else { throw .notInstalled }
    return PostgreSQLPrograms(folder: newest.0)
  }

  func path(_ program: String) -> String { folder + "/" + program }

  private static func candidates() -> [String] {
    var folders = searchPath
    if let config = searchPath.map({ $0 + "/pg_config" }).first(where: isExecutable),
      let said = output(of: config, "--bindir")
    {
      folders.insert(String(decoding: said.prefix { $0 != 0x0A }, as: UTF8.self), at: 0)
    }
    let debian = "/usr/lib/postgresql"
    folders += names(in: debian).map { "\(debian)/\($0)/bin" }
    return folders.filter { folder in needed.allSatisfy { isExecutable(folder + "/" + $0) } }
  }

  private static let needed = ["initdb", "postgres", "createdb"]

  private static var searchPath: [String] {
    (ChildCommand.environment(keeping: ["PATH"])["PATH"] ?? "").split(separator: ":").map(String.init)
  }

  /// The numbers of "postgres (PostgreSQL) 15.18 (Debian …)".
  private static func version(in folder: String) -> [Int]? {
    guard let said = output(of: folder + "/postgres", "--version") else { return nil }
    let words = String(decoding: said, as: UTF8.self).split(whereSeparator: { $0 == " " || $0 == "\n" })
    let numbers = words.dropFirst(2).first?.split(separator: ".").compactMap { Int($0) } ?? []
    return numbers.isEmpty ? nil : numbers
  }

  /// Nil where the program does not work: a broken installation is no candidate, and another may serve.
  private static func output(of program: String, _ argument: String) -> [UInt8]? {
    do {
      let said = try ChildCommand(program, [argument], environment: environment).capture(within: .seconds(10))
      return said.status.isSuccess ? said.output : nil
    } catch {
      return nil
    }
  }

  /// What PostgreSQL's programs are given: none of the caller's PG* variables reaches them.
  static let environment = ["LC_ALL": "C", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "PGPASSFILE": "/dev/null"]

  private static func isExecutable(_ path: String) -> Bool { unsafe access(path, X_OK) == 0 }

  private static func names(in folder: String) -> [String] {
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
        unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }
}
