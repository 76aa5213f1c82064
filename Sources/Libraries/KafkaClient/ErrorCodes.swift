internal import CRDKafka

extension KafkaError {
  /// An error that the library named by its code, with its own text unless it gave a better one.
  init(
    _ code: rd_kafka_resp_err_t, _ text: String? = nil, topic: String? = nil, partition: Int32? = nil,
    offset: Int64? = nil
  ) {
    self.init(
      Kind(code), name: unsafe String(cString: rd_kafka_err2name(code)),
      unsafe text ?? String(cString: rd_kafka_err2str(code)), topic: topic, partition: partition, offset: offset)
  }

  /// An error of a client's connections.
  ///
  /// TLS that fails has one code of its own, or none, whatever the cause. What a certificate or the other side's alert
  /// is to blame for stays so for ever; the rest may be a broker that starts or ends.
  init(ofClient code: rd_kafka_resp_err_t, _ text: String?) {
    let error = KafkaError(code, text)
    guard code == RD_KAFKA_RESP_ERR__SSL || code == RD_KAFKA_RESP_ERR__TRANSPORT else {
      self = error
      return
    }
    if error.text.contains("SSL alert number") {
      let advice = "the broker refuses our certificate or wants one (ssl.certificate.location, ssl.key.location)"
      self = KafkaError(.denied, name: error.name, "\(advice): \(error.text)")
    } else if error.text.contains("certificate") {
      self = KafkaError(.denied, name: error.name, error.text)
    } else {
      self = error
    }
  }

  /// Takes over an error object and frees it.
  init(consuming error: OpaquePointer, topic: String? = nil, partition: Int32? = nil) {
    let text = unsafe String(cString: rd_kafka_error_string(error))
    let isFatal = unsafe rd_kafka_error_is_fatal(error) != 0
    let code = unsafe rd_kafka_error_code(error)
    unsafe rd_kafka_error_destroy(error)
    self.init(
      isFatal ? .fatal : Kind(code), name: unsafe String(cString: rd_kafka_err2name(code)), text, topic: topic,
      partition: partition)
  }
}

extension KafkaError.Kind {
  init(_ code: rd_kafka_resp_err_t) {
    self =
      switch code {
      case RD_KAFKA_RESP_ERR__TRANSPORT, RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN, RD_KAFKA_RESP_ERR__RESOLVE,
        RD_KAFKA_RESP_ERR__TIMED_OUT, RD_KAFKA_RESP_ERR__TIMED_OUT_QUEUE, RD_KAFKA_RESP_ERR__MSG_TIMED_OUT,
        RD_KAFKA_RESP_ERR__SSL, RD_KAFKA_RESP_ERR__WAIT_COORD, RD_KAFKA_RESP_ERR__UNKNOWN_BROKER,
        RD_KAFKA_RESP_ERR__ISR_INSUFF,
        RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE, RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS,
        RD_KAFKA_RESP_ERR_NOT_COORDINATOR, RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT, RD_KAFKA_RESP_ERR_NETWORK_EXCEPTION,
        RD_KAFKA_RESP_ERR_BROKER_NOT_AVAILABLE, RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE,
        RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION, RD_KAFKA_RESP_ERR_REPLICA_NOT_AVAILABLE,
        RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS, RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS_AFTER_APPEND,
        RD_KAFKA_RESP_ERR_NOT_CONTROLLER, RD_KAFKA_RESP_ERR_KAFKA_STORAGE_ERROR:
        .away
      case RD_KAFKA_RESP_ERR__AUTHENTICATION, RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED,
        RD_KAFKA_RESP_ERR_UNSUPPORTED_SASL_MECHANISM, RD_KAFKA_RESP_ERR_ILLEGAL_SASL_STATE,
        RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED,
        RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED, RD_KAFKA_RESP_ERR_SECURITY_DISABLED:
        .denied
      case RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE, RD_KAFKA_RESP_ERR_UNSUPPORTED_VERSION:
        .unsupported
      case RD_KAFKA_RESP_ERR__QUEUE_FULL:
        .full
      case RD_KAFKA_RESP_ERR__FATAL, RD_KAFKA_RESP_ERR__FENCED, RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID,
        RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH:
        .fatal
      case RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET, RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE:
        .data(.outOfRange)
      case RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC, RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION,
        RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, RD_KAFKA_RESP_ERR_TOPIC_EXCEPTION:
        .data(.topicMissing)
      case RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE, RD_KAFKA_RESP_ERR_RECORD_LIST_TOO_LARGE,
        RD_KAFKA_RESP_ERR_INVALID_MSG_SIZE:
        .data(.tooLarge)
      case RD_KAFKA_RESP_ERR__BAD_MSG, RD_KAFKA_RESP_ERR__BAD_COMPRESSION, RD_KAFKA_RESP_ERR_INVALID_MSG,
        RD_KAFKA_RESP_ERR_INVALID_RECORD:
        .data(.corrupt)
      default:
        .other
      }
  }
}
