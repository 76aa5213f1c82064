internal import CRDKafka

/// What the library calls back: log lines from any of its threads, the rest from the thread that polls.
final class ClientHooks {
  private let log: KafkaLog
  /// A consumer's partitions; nil for other clients.
  let assignment: Assignment?
  /// The newest error that concerns the whole client and has not been thrown yet; a denial stays before the absence
  /// that follows from it.
  var trouble: KafkaError?
  /// Whether a topic that it reads was not there at some time.
  private(set) var hasLostTopic = false
  /// Why a connection was last lost; an absence is told with it.
  private var lastFailure = ""
  /// True where destroying the client would crash the library: then both are left to the process's end.
  var outlivesItsOwner = false

  init(log: @escaping KafkaLog, assignment: Assignment? = nil) {
    self.log = log
    self.assignment = assignment
  }

  /// The client must not outlive these hooks; `Client` sees to that.
  func attach(to configuration: OpaquePointer) {
    unsafe rd_kafka_conf_set_opaque(configuration, Unmanaged.passUnretained(self).toOpaque())
    unsafe rd_kafka_conf_set_log_cb(configuration) { client, level, facility, text in
      // The library logs a few lines before it has a client: they have no owner.
      guard let client = unsafe client, let hooks = unsafe ClientHooks.at(rd_kafka_opaque(client)),
        let facility = unsafe facility, let text = unsafe text
      else { return }
      unsafe hooks.log(level, String(cString: facility), String(cString: text))
    }
    guard assignment != nil else { return }
    unsafe rd_kafka_conf_set_error_cb(configuration) { _, code, reason, opaque in
      let text = unsafe reason.map { unsafe String(cString: $0) }
      unsafe ClientHooks.at(opaque)?.note(rd_kafka_resp_err_t(code), text)
    }
    unsafe rd_kafka_conf_set_rebalance_cb(configuration) { client, code, partitions, opaque in
      guard let client = unsafe client else { return }
      unsafe ClientHooks.at(opaque)?.assignment?.rebalance(client, code, PartitionList.read(partitions))
    }
  }

  /// Keeps what a caller must hear of; the library heals the rest itself, so that is a line in the log.
  func note(_ code: rd_kafka_resp_err_t, _ text: String?) {
    let error = KafkaError(ofClient: code, text)
    if error.kind == .denied {
      trouble = error
    } else if code == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN {
      guard trouble?.kind != .denied else { return }
      let reason = [error.text, lastFailure].filter { !$0.isEmpty }.joined(separator: ": ")
      trouble = KafkaError(error.kind, name: error.name, reason)
    } else if error.kind == .data(.topicMissing) {
      // The library waits for a topic of this name and reads on in it, at offsets that counted in another one.
      hasLostTopic = true
      if trouble?.kind != .denied { trouble = error }
    } else if error.kind != .fatal {
      lastFailure = error.text
      log(4, error.name, error.text)
    }
  }

  /// What is worth more to a caller than the time-out it met: why nobody lets us in, or why nobody is there.
  func reason(for error: KafkaError) -> KafkaError {
    guard error.kind == .away, let trouble else { return error }
    return trouble.at(error)
  }

  private static func at(_ opaque: UnsafeMutableRawPointer?) -> ClientHooks? {
    unsafe opaque.map { unsafe Unmanaged<ClientHooks>.fromOpaque($0).takeUnretainedValue() }
  }
}
