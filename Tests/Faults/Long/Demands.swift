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
    let kind = Int.random(in: 0..<10, using: &random)
    if kind < 3 { return try subscribe(hospital, using: &random) }
    let names = files.keys.sorted()
    let name = names[Int.random(in: 0..<names.count, using: &random)]
    if kind == 3, applied[hospital]?[name] != nil { return try remove(name, of: hospital) }
    try apply(name, to: hospital, using: &random)
  }

  func apply(_ name: String, to hospital: String, using random: inout Seeded) throws {
    let others = (files[name] ?? []).filter { $0 != applied[hospital]?[name] }
    let file = others[Int.random(in: 0..<others.count, using: &random)]
    try system.kaiji("policy", "apply", file, "--hospital", hospital)
    try ledger.write(.applied(hospital: hospital, policy: name, file: file))
    applied[hospital, default: [:]][name] = file
  }

  private func remove(_ name: String, of hospital: String) throws {
    try system.kaiji("policy", "remove", name, "--hospital", hospital)
    try ledger.write(.removed(hospital: hospital, policy: name))
    applied[hospital]?[name] = nil
  }

  func subscribe(_ hospital: String, using random: inout Seeded) throws {
    let others = products.filter { subscribed[hospital]?.contains($0) != true }
    let product = others[Int.random(in: 0..<others.count, using: &random)]
    try system.kaiji("hospital", "subscribe", hospital, "--vendor", VariedSheets.vendor, "--product", product)
    try ledger.write(.subscribed(hospital: hospital, vendor: VariedSheets.vendor, product: product))
    subscribed[hospital, default: []].insert(product)
  }
}
