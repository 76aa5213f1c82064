internal import CRDKafka

extension Client {
  /// Sends one request of the library's admin interface and waits for its one answer, which the caller destroys.
  ///
  /// Throws what the request as a whole met; what became of each of its parts is in the answer.
  func answer(
    _ operation: rd_kafka_admin_op_t, within wait: Duration,
    ask: (_ options: OpaquePointer?, _ answers: OpaquePointer) -> Void
  ) throws(KafkaError) -> OpaquePointer {
    let options = unsafe rd_kafka_AdminOptions_new(raw, operation)
    defer { unsafe rd_kafka_AdminOptions_destroy(options) }
    var message = ErrorText()
    let milliseconds = max(1, wait.milliseconds)
    let code = unsafe message.filled { unsafe rd_kafka_AdminOptions_set_request_timeout(options, milliseconds, $0, $1) }
    guard code == RD_KAFKA_RESP_ERR_NO_ERROR else { throw KafkaError(code, message.string) }
    if operation == RD_KAFKA_ADMIN_OP_CREATETOPICS {
      // Waits until the topics are made, not only asked for.
      let code = unsafe message.filled {
        unsafe rd_kafka_AdminOptions_set_operation_timeout(options, milliseconds, $0, $1)
      }
      guard code == RD_KAFKA_RESP_ERR_NO_ERROR else { throw KafkaError(code, message.string) }
    }
    guard let answers = unsafe rd_kafka_queue_new(raw) else { throw KafkaError(.other, "no memory for a queue") }
    defer { unsafe rd_kafka_queue_destroy(answers) }
    unsafe ask(options, answers)
    // The library itself ends the request at its time-out; a little more lets that answer arrive.
    guard let event = unsafe rd_kafka_queue_poll(answers, (wait + .seconds(2)).milliseconds) else {
      throw explained(KafkaError(RD_KAFKA_RESP_ERR__TIMED_OUT))
    }
    let failure = unsafe rd_kafka_event_error(event)
    guard failure == RD_KAFKA_RESP_ERR_NO_ERROR else {
      let text = unsafe rd_kafka_event_error_string(event).map { unsafe String(cString: $0) }
      unsafe rd_kafka_event_destroy(event)
      throw explained(KafkaError(failure, text))
    }
    return unsafe event
  }
}
