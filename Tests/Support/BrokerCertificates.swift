import Foundation

/// Certificates for 127.0.0.1 of a CA of our own, made by openssl in a folder; and one of a CA that nobody trusts.
package struct BrokerCertificates: Sendable {
  private let folder: URL

  init(in folder: URL, names: [String]) throws {
    self.folder = folder
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("subjectAltName=IP:127.0.0.1\n".utf8).write(to: folder.appending(path: "names"))
    for authority in ["ca", "other-ca"] {
      try openssl(
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "7", "-subj",
        "/CN=test \(authority)", "-keyout", "\(authority).key", "-out", "\(authority).pem")
    }
    for name in names {
      try openssl(
        "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=\(name)",
        "-keyout", "\(name).key", "-out", "\(name).request")
      try openssl(
        "x509", "-req", "-in", "\(name).request", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "7",
        "-extfile", "names", "-out", "\(name).pem")
      let parts = try ["\(name).key", "\(name).pem", "ca.pem"].map { try Data(contentsOf: folder.appending(path: $0)) }
      try Data(parts.joined()).write(to: folder.appending(path: "\(name).keystore"))
    }
  }

  /// The CA that signed all the others.
  package var authority: String { path("ca.pem") }
  package var otherAuthority: String { path("other-ca.pem") }
  package func certificate(of name: String) -> String { path("\(name).pem") }
  package func key(of name: String) -> String { path("\(name).key") }
  /// Key, certificate and CA in one file, as Java wants them.
  func keystore(of name: String) -> String { path("\(name).keystore") }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  private func openssl(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    process.currentDirectoryURL = folder
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw StillNot("openssl \(arguments.joined(separator: " ")): \(String(decoding: said, as: UTF8.self))")
    }
  }
}
