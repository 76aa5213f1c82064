package import DisclosureCore

/// `judgement.results`: one byte for the version, then four bits for each rule, the first in the high half.
package enum PackedResults {
  private static let version: UInt8 = 1
  private static let filler: UInt8 = 0xF

  package static func pack(_ outcomes: [Outcome]) -> [UInt8] {
    var bytes = [version]
    for at in stride(from: 0, to: outcomes.count, by: 2) {
      let second = at + 1 < outcomes.count ? outcomes[at + 1].rawValue : filler
      bytes.append(outcomes[at].rawValue << 4 | second)
    }
    return bytes
  }

  /// Nil unless the bytes are of the known version and hold exactly this many results.
  package static func unpack(_ bytes: [UInt8], count: Int) -> [Outcome]? {
    guard bytes.first == version, bytes.count == 1 + (count + 1) / 2 else { return nil }
    let halves = bytes.dropFirst().flatMap { [$0 >> 4, $0 & 15] }
    guard count.isMultiple(of: 2) || halves.last == filler else { return nil }
    let outcomes = halves.prefix(count).compactMap(Outcome.init(rawValue:))
    return outcomes.count == count ? outcomes : nil
  }
}

/// `judgement.reasons`: one element for each rule that did not pass, in the policy's order.
package enum ReasonsColumn {
  package static func json(of judgement: Judgement) -> [UInt8] {
    var json = CanonicalJSON()
    json.array { json in
      for result in judgement.results {
        guard let reason = result.reason else { continue }
        json.object { json in
          json.key("rule")
          json.string(result.rule)
          json.key("code")
          json.string(reason.rawValue)
          json.key("items")
          json.array(of: result.items) { $0.string($1) }
        }
      }
    }
    return json.bytes
  }
}
