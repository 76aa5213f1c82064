import DisclosureCore
import Foundation
import MaskBounds

/// What one policy came to, by whomever.
struct Found: Equatable {
  let outcomes: [UInt8]
  let passed: UInt32
  let weighed: UInt32
  let decision: Decision

  var score: Int? { weighed == 0 ? nil : Int((2000 * passed + weighed) / (2 * weighed)) }
}

/// A sheet in C, with applicability reckoned anew from the catalogue.
@safe final class MaskSheet {
  let answers: [UInt8]
  let applies: [UInt8]
  /// What the sheet itself is asked.
  let asked: [UInt8]
  fileprivate let sheet: OpaquePointer
  /// What the last policy's rules came to.
  fileprivate let outcomes = UnsafeMutablePointer<UInt8>.allocate(capacity: Int(MASK_RULES))

  init?(_ facts: SheetFacts, on day: CalendarDay) {
    var answers = [UInt8](repeating: 0, count: Int(MASK_LANES))
    var truths = [Truth](repeating: .true, count: Int(MASK_LANES))
    for position in facts.catalogue.evaluationOrder {
      answers[position] = facts.rows[position].answer?.rawValue ?? 0
      truths[position] = facts.catalogue.items[position].applicability.truth { item, answer in
        let row = facts.rows[item]
        return truths[item] & (row.answer.map { Truth($0 == answer) } ?? .unknown)
      }
    }
    self.answers = answers
    applies = truths.map(\.rawValue)
    asked = PlainDemand.Question.all.map { $0.truth(facts, on: day).rawValue }
    guard asked.count == Int(MASK_ASKED), let sheet = unsafe mask_sheet_make(answers, applies, asked) else {
      return nil
    }
    unsafe self.sheet = sheet
    unsafe outcomes.initialize(repeating: 0, count: Int(MASK_RULES))
  }

  deinit {
    unsafe mask_sheet_free(sheet)
    unsafe outcomes.deallocate()
  }
}

/// A policy in C.
@safe final class MaskPolicy {
  private let policy: OpaquePointer
  private let count: Int

  init?(_ rules: [mask_rule]) {
    guard let policy = unsafe mask_policy_make(rules, rules.count) else { return nil }
    unsafe self.policy = policy
    count = rules.count
  }

  deinit { unsafe mask_policy_free(policy) }

  @inline(__always)
  func judge(_ sheet: MaskSheet, threeValued: Bool) -> mask_tally {
    unsafe threeValued
      ? mask_judge_three(policy, sheet.sheet, sheet.outcomes) : mask_judge_two(policy, sheet.sheet, sheet.outcomes)
  }

  func found(_ sheet: MaskSheet, threeValued: Bool) -> Found {
    Found(judge(sheet, threeValued: threeValued), sheet, count)
  }
}

extension Found {
  fileprivate init(_ tally: mask_tally, _ sheet: MaskSheet, _ count: Int) {
    outcomes = unsafe Array(UnsafeBufferPointer(start: sheet.outcomes, count: count))
    (passed, weighed) = (tally.passed, tally.weighed)
    decision = tally.is_rejected != 0 ? .reject : tally.is_open != 0 ? .refer : .accept
  }
}

/// A policy in C whose demands are judged once for all policies.
@safe final class SharedPolicy {
  private let policy: OpaquePointer
  private let count: Int

  init?(_ demands: [UInt32], _ weights: [UInt8]) {
    guard let policy = unsafe mask_shared_make(demands, weights, demands.count) else { return nil }
    unsafe self.policy = policy
    count = demands.count
  }

  deinit { unsafe mask_shared_free(policy) }

  func found(_ demands: MaskSheet, _ sheet: MaskSheet) -> Found { Found(judge(demands, sheet), sheet, count) }

  /// - Parameters:
  ///   - demands: what the demands came to.
  ///   - sheet: keeps the outcomes.
  @inline(__always)
  func judge(_ demands: MaskSheet, _ sheet: MaskSheet) -> mask_tally {
    unsafe mask_judge_shared(policy, demands.outcomes, sheet.outcomes)
  }
}

/// numpy in a process of its own, asked for one round at a time.
final class Vectorised {
  private let process = Process()
  private let ask = Pipe()
  private let told = Pipe()
  private let folder: URL
  private let policies: Int
  private let count: Int

  init(python: String, script: String, _ policies: [[mask_rule]], _ sheet: MaskSheet) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "kaiji-judging-\(getpid())")
    self.policies = policies.count
    count = policies.first?.count ?? 0
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let rules = policies.flatMap { $0 }
    try unsafe rules.withUnsafeBytes { unsafe Data($0) }.write(to: folder.appending(path: "rules"))
    try Data(sheet.answers + sheet.applies + sheet.asked).write(to: folder.appending(path: "sheet"))
    process.executableURL = URL(filePath: python)
    process.arguments =
      [script] + [folder.appending(path: "rules").path, folder.appending(path: "sheet").path]
      + ["\(policies.count)", folder.appending(path: "found").path]
    process.standardInput = ask
    process.standardOutput = told
    try process.run()
  }

  /// Nanoseconds for all policies.
  func round() throws -> Double {
    try ask.fileHandleForWriting.write(contentsOf: Data("\n".utf8))
    var line = Data()
    while line.last != UInt8(ascii: "\n") {
      guard let more = try told.fileHandleForReading.read(upToCount: 1), !more.isEmpty else { throw RivalEnded() }
      line += more
    }
    return Double(String(decoding: line.dropLast(), as: UTF8.self)) ?? .nan
  }

  /// What it found in its first round.
  func found() throws -> [Found] {
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "found")))
    let words = unsafe bytes.dropFirst(policies * count).withUnsafeBytes { words in
      (0..<policies * 4).map { unsafe words.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self) }
    }
    return (0..<policies).map { at in
      Found(
        outcomes: Array(bytes[at * count..<(at + 1) * count]), passed: words[at * 4], weighed: words[at * 4 + 1],
        decision: words[at * 4 + 2] != 0 ? .reject : words[at * 4 + 3] != 0 ? .refer : .accept)
    }
  }

  func end() throws {
    try ask.fileHandleForWriting.close()
    process.waitUntilExit()
    try FileManager.default.removeItem(at: folder)
  }
}

struct RivalEnded: Error {}
