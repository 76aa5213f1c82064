import Commands
import DisclosureIdentity
import DisclosureMessages

/// One thing in which a cluster's topic is not what it should be.
struct TopicDifference {
  let topic: String
  /// Kafka's name of the setting, `partitions`, or `topic` where there is none.
  let setting: String
  let expected: Phrase
  /// nil: not there.
  let found: String?
  /// Works, and may lose what is still needed.
  let isWarning: Bool
}

extension TopicDifference {
  /// Below this an operator who was away for a week finds submissions gone that no worker has read.
  private static let leastRetention: Int64 = 7 * 24 * 60 * 60 * 1000

  /// - Parameters:
  ///   - partitions: nil: there is no such topic, or this login may not see it.
  ///   - configuration: what holds for it, defaults included.
  static func all(of topic: Topic, partitions: Int?, configuration: [String: String]) -> [TopicDifference] {
    func differs(_ setting: String, _ expected: Phrase, _ found: String?, isWarning: Bool = false) -> TopicDifference {
      TopicDifference(
        topic: topic.name, setting: setting, expected: expected, found: found, isWarning: isWarning)
    }
    guard let partitions else { return [differs("topic", Phrase(ja: "あり", en: "there"), nil)] }
    var differences: [TopicDifference] = []
    if partitions < topic.partitions {
      differences.append(
        differs("partitions", Phrase(ja: "\(topic.partitions) 以上", en: "\(topic.partitions) or more"), "\(partitions)"))
    }
    for (name, value) in topic.settings where !isEnough(configuration[name], for: value, of: name) {
      differences.append(
        differs(
          name, isLimit(name) ? Phrase(ja: "\(value) 以上", en: "\(value) or more") : Phrase(both: value),
          configuration[name]))
    }
    if let retention = configuration["retention.ms"].flatMap({ Int64($0) }), 0..<leastRetention ~= retention {
      differences.append(
        differs(
          "retention.ms",
          Phrase(ja: "\(leastRetention)（7日）以上か -1", en: "\(leastRetention) (7 days) or more, or -1"), "\(retention)",
          isWarning: true))
    }
    return differences
  }

  private static func isEnough(_ found: String?, for value: String, of name: String) -> Bool {
    guard isLimit(name) else { return found == value }
    guard let found = found.flatMap({ Int64($0) }), let least = Int64(value) else { return false }
    return found >= least
  }

  /// A setting that may be larger than it must be.
  private static func isLimit(_ name: String) -> Bool { name == "max.message.bytes" }
}

extension TopicDifference {
  var line: Phrase {
    let (kind, found) = (isWarning ? "warning" : "differs", found.map(Terminal.shown))
    return Phrase(
      ja: "\(isWarning ? "注意" : "相違")\t\(topic)\t\(setting)\t期待 \(expected.japanese)\t現在 \(found ?? "なし")",
      en: "\(kind)\t\(topic)\t\(setting)\tshould be \(expected.english)\tis \(found ?? "missing")")
  }

  var json: [UInt8] {
    var json = CanonicalJSON()
    json.object { json in
      let members = [
        ("topic", topic), ("setting", setting), ("expected", expected.english), ("found", found),
        ("severity", isWarning ? "warning" : "error"),
      ]
      for (key, text) in members {
        json.key(key)
        json.string(text)
      }
    }
    return json.bytes
  }
}
