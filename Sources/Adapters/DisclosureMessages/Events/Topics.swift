/// A Kafka topic with what `kaiji topics create` makes it of.
package struct Topic: Equatable, Sendable {
  package let name: String
  /// The largest record in bytes, or nil where the broker's own limit serves. A producer's `message.max.bytes` follows.
  package let maximumMessageBytes: Int?
  package let partitions = 64

  /// Settings as the broker names them.
  package var settings: [(name: String, value: String)] {
    let common = [(name: "cleanup.policy", value: "delete"), (name: "message.timestamp.type", value: "LogAppendTime")]
    return common + (maximumMessageBytes.map { [(name: "max.message.bytes", value: String($0))] } ?? [])
  }
}

/// The topics of `disclosure.v1`.
package enum Topics {
  /// ``SheetSubmitted``
  package static let submission = Topic(name: "disclosure.submission.v1", maximumMessageBytes: 9 << 20)
  /// ``SheetRead``, which holds a whole record of ``submission``.
  package static let sheet = Topic(name: "disclosure.sheet.v1", maximumMessageBytes: 12 << 20)
  /// ``SubmissionSettled``
  package static let receipt = Topic(name: "disclosure.receipt.v1", maximumMessageBytes: nil)
  /// ``SheetAssessed``, which names every rule that did not pass: a thousand rules over all items are 2 MiB.
  package static let assessment = Topic(name: "disclosure.assessment.v1", maximumMessageBytes: 4 << 20)
  /// ``DeadLettered``, which holds a whole record of ``submission``.
  package static let deadLetter = Topic(name: "disclosure.dead-letter.v1", maximumMessageBytes: 12 << 20)

  package static let all = [submission, sheet, receipt, assessment, deadLetter]
}
