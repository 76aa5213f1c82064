import Glibc
import TestSupport

/// How the cases of a category ended, with the costliest of them.
struct CategoryReport {
  private let category: BadCase.Category
  private var cases = 0
  private var accepted = 0
  private var rejected = 0
  private var limited = 0
  private var wrong = 0
  private var slowest = (name: "-", time: Duration.zero)
  private var largest = (name: "-", kibibytes: 0)

  init(_ category: BadCase.Category) { self.category = category }

  mutating func add(_ bad: BadCase, _ outcome: Outcome, isWrong: Bool, time: Duration, memory: Int) {
    cases += 1
    switch (outcome, bad.expected) {
    case (.accepted, _): accepted += 1
    case (_, .limited): limited += 1
    default: rejected += 1
    }
    if isWrong { wrong += 1 }
    if time > slowest.time { slowest = (bad.name, time) }
    // A reader serves many: the one at which its peak rose last needed it.
    if memory > largest.kibibytes { largest = (bad.name, memory) }
  }

  var line: String {
    let milliseconds =
      slowest.time.components.seconds * 1000 + slowest.time.components.attoseconds / 1_000_000_000_000_000
    return "bad corpus: \(category.rawValue): \(cases) cases, \(accepted) accepted, \(rejected) rejected, "
      + "\(limited) limited, \(wrong) wrong"
      + "; slowest \(milliseconds) ms (\(slowest.name)), most memory \(largest.kibibytes >> 10) MiB (\(largest.name))"
  }
}

/// The memory of the readers that this process has started and that still run.
struct ReaderMemory {
  /// Looked for again once one of them has ended: the whole of `/proc` is long.
  private var readers: [String] = []

  /// The highest peak of them, in KiB.
  mutating func peak() -> Int {
    let peaks = readers.compactMap { ReaderMemory.peak(of: $0) }
    if !peaks.isEmpty, peaks.count == readers.count { return peaks.max() ?? 0 }
    readers = ReaderMemory.processes().filter { ReaderMemory.peak(of: $0) != nil }
    return readers.compactMap { ReaderMemory.peak(of: $0) }.max() ?? 0
  }

  /// Nil for what is no reader of this process.
  private static func peak(of process: String) -> Int? {
    let status = String(decoding: fileBytes("/proc/\(process)/status"), as: UTF8.self)
    guard status.hasPrefix("Name:\tsheet-reader\n"), status.contains("PPid:\t\(getpid())\n") else { return nil }
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) }
  }

  private static func processes() -> [String] {
    guard let folder = unsafe opendir("/proc") else { return [] }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
      if name.allSatisfy({ (0x30...0x39).contains($0) }) { names.append(String(decoding: name, as: UTF8.self)) }
    }
    return names
  }
}
