import Glibc

/// Contenders measured in turn, round after round, so that what else the machine does meets them alike.
struct Rounds {
  private var contenders: [(name: String, measure: () throws -> Double)] = []
  private var samples: [String: [Double]] = [:]

  /// - Parameter measure: one measurement, in nanoseconds per policy.
  mutating func add(_ name: String, _ measure: @escaping () throws -> Double) {
    contenders.append((name, measure))
  }

  /// The first round warms up and does not count.
  mutating func run(_ count: Int) throws {
    for round in 0...count {
      for contender in contenders {
        let spent = try contender.measure()
        if round > 0 { samples[contender.name, default: []].append(spent) }
      }
    }
  }

  func median(_ name: String) -> Double { quantile(name, 1, of: 2) }

  func printAll() {
    print("ns of processor time per policy                  median   quarter..three quarters")
    for contender in contenders {
      let name = contender.name
      print(
        name.padded(to: 46), fixed(median(name), 9), " ", fixed(quantile(name, 1, of: 4), 1), "..",
        fixed(quantile(name, 3, of: 4), 1))
    }
  }

  /// Of the medians, and of the quickest of each: who else uses the machine slows those least.
  func printRatio(_ first: String, to second: String, goal: String) {
    let least = quantile(first, 0, of: 1) / quantile(second, 0, of: 1)
    print(
      "\(first) / \(second)".padded(to: 72), fixed(median(first) / median(second), 6), " least", fixed(least, 6),
      "  goal", goal)
  }

  private func quantile(_ name: String, _ part: Int, of parts: Int) -> Double {
    let sorted = (samples[name] ?? []).sorted()
    return sorted.isEmpty ? .nan : sorted[(sorted.count - 1) * part / parts]
  }
}

/// Nanoseconds of processor time that `times` calls take: who else uses the machine counts less than on a clock.
func nanoseconds(_ times: Int, _ work: () -> Void) -> Double {
  let start = processorTime()
  for _ in 0..<times { work() }
  return Double(processorTime() - start)
}

/// Of this thread, in nanoseconds.
func processorTime() -> Int {
  var now = timespec()
  unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now)
  return now.tv_sec * 1_000_000_000 + now.tv_nsec
}

/// Two digits behind the point.
func fixed(_ number: Double, _ width: Int) -> String {
  guard number.isFinite else { return "-" }
  let hundredths = Int((number * 100).rounded())
  let cents = hundredths % 100
  let text = "\(hundredths / 100).\(cents < 10 ? "0" : "")\(cents)"
  return String(repeating: " ", count: max(0, width - text.utf8.count)) + text
}

extension String {
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - utf8.count)) }
}
