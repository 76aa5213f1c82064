/// How one member of a consumer group reads.
package struct ConsumerSettings: Sendable {
  package var group: String
  /// A name that outlives a restart, such as the pod's: its partitions wait for it. nil: an ordinary member.
  package var instance: String?
  /// true: what was stored is committed every second and on leaving. false: Kafka keeps no position of ours.
  package var commitsStoredOffsets: Bool
  package var timing: ConsumerTiming

  package init(
    group: String, instance: String? = nil, commitsStoredOffsets: Bool, timing: ConsumerTiming = .deployment
  ) {
    self.group = group
    self.instance = instance
    self.commitsStoredOffsets = commitsStoredOffsets
    self.timing = timing
  }

  var properties: [(String, String)] {
    var table = [
      ("group.id", group),
      ("partition.assignment.strategy", "cooperative-sticky"),
      ("auto.offset.reset", "error"),
      ("enable.auto.offset.store", "false"),
      ("enable.auto.commit", commitsStoredOffsets ? "true" : "false"),
      ("auto.commit.interval.ms", "1000"),
      ("check.crcs", "true"),
      ("session.timeout.ms", "\(timing.session.milliseconds)"),
      ("heartbeat.interval.ms", "\(timing.heartbeat.milliseconds)"),
      ("fetch.wait.max.ms", "\(timing.fetchWait.milliseconds)"),
      ("max.poll.interval.ms", "300000"),
      // In 2.0.2 a full queue sleeps a whole second: keep it large.
      ("queued.max.messages.kbytes", "65536"),
    ]
    if let instance { table.append(("group.instance.id", instance)) }
    return table
  }
}

/// How soon a group notices a silent member, and how long a broker may hold back a fetch.
package struct ConsumerTiming: Sendable {
  package var session: Duration
  package var heartbeat: Duration
  package var fetchWait: Duration

  package init(session: Duration, heartbeat: Duration, fetchWait: Duration) {
    self.session = session
    self.heartbeat = heartbeat
    self.fetchWait = fetchWait
  }

  package static let deployment = Self(session: .seconds(45), heartbeat: .seconds(3), fetchWait: .milliseconds(500))
  /// For a `MockCluster`: it rebalances for a session less a second, and new data does not wake a waiting fetch.
  package static let embedded = Self(
    session: .seconds(6), heartbeat: .milliseconds(500), fetchWait: .milliseconds(10))
}

/// How a producer writes. Always idempotent, with all replicas in step, compressed.
package struct ProducerSettings: Sendable {
  /// How long a record may wait for its report before it fails as `.away`.
  package var messageTimeout: Duration
  /// The largest record, key, value and headers together, that is sent.
  package var maximumMessageBytes: Int
  /// How long the first record of a batch waits for company.
  package var linger: Duration

  package init(messageTimeout: Duration, maximumMessageBytes: Int, linger: Duration = .milliseconds(5)) {
    self.messageTimeout = messageTimeout
    self.maximumMessageBytes = maximumMessageBytes
    self.linger = linger
  }

  var properties: [(String, String)] {
    [
      ("enable.idempotence", "true"),
      ("acks", "all"),
      ("compression.codec", "zstd"),
      // The partition that a Java producer would choose for the same key.
      ("partitioner", "murmur2_random"),
      ("linger.ms", "\(linger.milliseconds)"),
      ("message.timeout.ms", "\(messageTimeout.milliseconds)"),
      ("message.max.bytes", "\(maximumMessageBytes)"),
      ("queue.buffering.max.kbytes", "131072"),
      // A topic that is not there shall be told as that, before its records time out as if Kafka were away.
      ("topic.metadata.propagation.max.ms", "2000"),
    ]
  }
}
