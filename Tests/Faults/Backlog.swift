import DisclosureMessages
import KafkaClient
import PostgresClient
import TestSupport
import Testing

/// The three kinds of worker with what each takes in.
enum Kind: String, CaseIterable {
  case parse = "parse-worker"
  case evaluation = "evaluation-worker"
  case publisher = "result-publisher"
}

/// How far the system's inputs are ahead of its workers, by partition; looked at while the workers stand still.
struct Backlog {
  let system: RunningSystem
  let kind: Kind
  /// The victim's own partitions of its input topic.
  let own: Set<Int32>
  private let submittedBefore: [Int32: Int64]
  private let readBefore: Int64

  /// Looks before a wave comes, when nothing waits.
  init(_ system: RunningSystem, _ kind: Kind, own: Set<Int32>) throws {
    self.system = system
    self.kind = kind
    self.own = own
    submittedBefore = try system.ends(of: Topics.submission)
    readBefore = try system.ends(of: Topics.sheet).values.reduce(0, +)
  }

  /// What of its own input the victim has certainly not taken yet.
  ///
  /// Only the victim has run since the wave came. A parse-worker may write a sheet twice, which makes this smaller than
  /// it is, never larger.
  func left() throws -> Int64 {
    switch kind {
    case .parse:
      let submitted = try system.ends(of: Topics.submission)
      let wave = own.reduce(0) { $0 + (submitted[$1] ?? 0) - (submittedBefore[$1] ?? 0) }
      return wave - (try system.ends(of: Topics.sheet).values.reduce(0, +) - readBefore)
    case .evaluation:
      let ends = try system.ends(of: Topics.sheet)
      let positions = try system.positions()
      let notAdmitted = own.reduce(0) { $0 + (ends[$1] ?? 0) - (positions[$1] ?? 0) }
      return try notAdmitted + system.number("SELECT count(*) FROM work")
    case .publisher:
      return try system.number(
        """
        SELECT (SELECT coalesce(sum(b.next_sequence - 1 - r.published), 0) FROM bucket b
                  JOIN relay r ON r.stream = 'b' || b.id)
          + (SELECT coalesce(sum(p.next_offset - r.published), 0) FROM position p
               JOIN relay r ON r.stream = 'p' || p.partition)
        """)
    }
  }
}

extension RunningSystem {
  /// The offset that the next record of each partition will get.
  func ends(of topic: Topic) throws -> [Int32: Int64] {
    let admin = try KafkaAdmin(kafka())
    return try Dictionary(
      uniqueKeysWithValues: (0..<RunningSystem.partitions).map {
        ($0, try admin.watermarks(TopicPartition(topic.name, $0)).high)
      })
  }

  func positions() throws -> [Int32: Int64] {
    let rows = try database().query("SELECT partition, next_offset FROM position").map { row in
      (try row.int32(0), try row.int64(1))
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }
}
