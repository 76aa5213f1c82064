import DisclosureCore
import Glibc
import PolicyReading

/// The largest policy that anybody may hand in, at a depth that nobody would: 1,000 rules whose conditions stand 20 deep.
enum DeepPolicy {
  private static let rules = 1000
  private static let depth = 20

  /// Reads, compiles and judges it, and prints what that took.
  static func measure(_ facts: SheetFacts, on day: CalendarDay) throws {
    let text = Array(yaml.utf8)
    let start = processorTime()
    let file = try PolicyFile(text)
    let read = processorTime()
    let compiled = CompiledPolicy(file.policy, for: file.catalogue)
    let made = processorTime()
    let judgement = compiled.judge(facts, on: day)
    let end = processorTime()
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func milliseconds(_ from: Int, _ to: Int) -> String { fixed(Double(to - from) / 1e6, 0) }
    print(
      "\(judgement.results.count) rules nested \(depth) deep, ms: read \(milliseconds(start, read)),",
      "compiled \(milliseconds(read, made)), judged with reasons \(milliseconds(made, end)),",
      "together \(milliseconds(start, end)) (goal: under 1000); peak \(usage.ru_maxrss / 1024) MB (goal: under 100)")
  }

  private static var yaml: String {
    let items = Catalogue.sds50.items.filter { $0.isAnswerable && $0.kind != .gate }.map(\.id)
    var text = "policy: deep\nform: SDS 5.0\nrules:\n"
    for number in 0..<rules {
      var condition = "{item: \"\(items[number % items.count])\", is: yes}"
      for level in 1..<depth {
        let other = items[(number + 7 * level) % items.count]
        condition = level % 2 == 0 ? "{any: [\(condition), {item: \"\(other)\", is: no}]}" : "{all: [\(condition)]}"
      }
      text += "  - {id: r\(number), severity: major, require: \(condition)}\n"
    }
    return text
  }
}
