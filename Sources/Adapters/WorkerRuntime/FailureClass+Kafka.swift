import KafkaClient

extension FailureClass {
  /// What a failure of a Kafka client means to a loop. A client that is finished is made again; what is denied waits for
  /// an operator, as if the service were away.
  package init(ofKafka error: any Error) {
    guard let error = error as? KafkaError else {
      self = .permanent
      return
    }
    switch error.kind {
    case .away, .fatal, .denied, .other: self = .away
    case .full: self = .transient
    case .data(.topicMissing): self = .away
    case .data, .setting, .unsupported: self = .permanent
    }
  }
}
