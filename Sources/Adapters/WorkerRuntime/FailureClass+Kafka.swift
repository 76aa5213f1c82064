import KafkaClient

extension FailureClass {
  /// What a failure of a Kafka client means to a loop. A client that is finished is made again; what is denied is named
  /// and ends the worker, since no try will succeed.
  package init(ofKafka error: any Error) {
    guard let error = error as? KafkaError else {
      self = .permanent
      return
    }
    switch error.kind {
    case .away, .fatal, .other: self = .away
    case .full: self = .transient
    case .data(.topicMissing): self = .away
    case .data, .setting, .denied, .unsupported: self = .permanent
    }
  }
}
