import ChildProcess
import Foundation
import TestSupport

/// What the hospitals demand and subscribe to, and how they change their minds.
final class Demands {
  let hospitals: [String]
  private let system: RunningSystem
  private let ledger: Ledger
  private let products: [String]
  /// Files by the name of their policy; each demands something else.
  private let files: [String: [String]]
  private var applied: [String: [String: String]] = [:]
  private var subscribed: [String: Set<String>] = [:]

  init(_ system: RunningSystem, _ ledger: Ledger, hospitals: [String], products: [String]) throws {
    (self.system, self.ledger, self.hospitals, self.products) = (system, ledger, hospitals, products)
    var files: [String: [String]] = [:]
    for name in ["access", "continuity", "outside"] {
      files[name] = try (0..<3).map { try Self.write(name, variant: $0, in: system.folder) }
    }
    self.files = files
  }

  /// A fixture with its severities turned round: other decisions and other scores from the same answers.
  private static func write(_ name: String, variant: Int, in folder: URL) throws -> String {
    let severities = ["critical", "major", "minor"]
    var text = String(decoding: fileBytes(Fixture.policy(name)), as: UTF8.self)
    for (at, severity) in severities.enumerated() {
      text = text.replacing("severity: \(severity)", with: "severity: <\((at + variant) % 3)>")
    }
    for (at, severity) in severities.enumerated() { text = text.replacing("<\(at)>", with: severity) }
    let file = folder.appending(path: "\(name)-\(variant).yaml").path
    try Data(text.utf8).write(to: URL(filePath: file))
    return file
  }

  /// One hospital changes one thing.
  func change(using random: inout Seeded) throws {
    let hospital = hospitals[Int.random(in: 0..<hospitals.count, using: &random)]
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<3: try subscribe(hospital, using: &random)
    case 3: try removeOrApply(at: hospital, using: &random)
    default: try apply(at: hospital, using: &random)
    }
  }

  func apply(at hospital: String, using random: inout Seeded) throws {
    let application = next(at: hospital, using: &random)
    try carryOut("policy", "apply", application.file, "--hospital", hospital)
    try note(application)
  }

  /// Several hospitals at once, each by a process of its own.
  ///
  /// - Returns: what waits for their end.
  func begin(toApplyAt hospitals: [String], using random: inout Seeded) throws -> () throws -> Void {
    let begun = try hospitals.map { hospital in
      let application = next(at: hospital, using: &random)
      let command = Programs.command(
        "kaiji", ["policy", "apply", application.file, "--hospital", hospital], environment: system.environment)
      return (application, try ChildProcess(command, output: .null, errors: .null))
    }
    return { [self] in
      for (application, process) in begun {
        if process.wait() != .exited(0) {
          try carryOut("policy", "apply", application.file, "--hospital", application.hospital)
        }
        try note(application)
      }
    }
  }

  private struct Application {
    let hospital, policy, file: String
  }

  /// Another file of the same policy than the one that is applied.
  private func next(at hospital: String, using random: inout Seeded) -> Application {
    let names = files.keys.sorted()
    let name = names[Int.random(in: 0..<names.count, using: &random)]
    let others = (files[name] ?? []).filter { $0 != applied[hospital]?[name] }
    return Application(
      hospital: hospital, policy: name, file: others[Int.random(in: 0..<others.count, using: &random)])
  }

  private func note(_ application: Application) throws {
    try ledger.write(
      .applied(hospital: application.hospital, policy: application.policy, file: application.file))
    applied[application.hospital, default: [:]][application.policy] = application.file
  }

  private func removeOrApply(at hospital: String, using random: inout Seeded) throws {
    guard let name = applied[hospital]?.keys.sorted().randomElement(using: &random) else {
      return try apply(at: hospital, using: &random)
    }
    try carryOut("policy", "remove", name, "--hospital", hospital)
    try ledger.write(.removed(hospital: hospital, policy: name))
    applied[hospital]?[name] = nil
  }

  func subscribe(_ hospital: String, using random: inout Seeded) throws {
    let others = products.filter { subscribed[hospital]?.contains($0) != true }
    let product = others[Int.random(in: 0..<others.count, using: &random)]
    try carryOut("hospital", "subscribe", hospital, "--vendor", VariedSheets.vendor, "--product", product)
    try ledger.write(.subscribed(hospital: hospital, vendor: VariedSheets.vendor, product: product))
    subscribed[hospital, default: []].insert(product)
  }

  /// A bucket's lock may be with a worker that stands still; who is told so (3) tries again, as a person would.
  private func carryOut(_ arguments: String...) throws {
    for _ in 0..<5 {
      let said = try system.run(arguments)
      if said.status.isSuccess { return }
      guard said.status == .exited(3) else {
        throw StillNot("kaiji \(arguments): \(said.status) \(String(decoding: said.errors, as: UTF8.self))")
      }
    }
    throw StillNot("kaiji \(arguments): its services were away five times")
  }
}
