internal import CRDKafka

extension KafkaAdmin {
  /// The settings that hold for topics, by Kafka's own names, defaults included. Asks a broker.
  ///
  /// A topic that is not there is left out. Throws `.unsupported` where the broker cannot tell, as the mock cluster.
  package func configurations(
    of topics: [String], within wait: Duration = .seconds(10)
  ) throws(KafkaError) -> [String: [String: String]] {
    guard !topics.isEmpty else { return [:] }
    guard try !isMockCluster(within: wait) else {
      throw KafkaError(.unsupported, "this is librdkafka's mock cluster, which keeps no settings of topics")
    }
    var requests: [OpaquePointer?] = unsafe []
    defer { unsafe rd_kafka_ConfigResource_destroy_array(&requests, requests.count) }
    for topic in topics { unsafe requests.append(rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic)) }
    let event = try unsafe client.answer(RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, within: wait) { options, answers in
      unsafe rd_kafka_DescribeConfigs(client.raw, &requests, requests.count, options, answers)
    }
    defer { unsafe rd_kafka_event_destroy(event) }
    var count = 0
    let results = unsafe rd_kafka_DescribeConfigs_result_resources(
      rd_kafka_event_DescribeConfigs_result(event), &count)
    var found: [String: [String: String]] = [:]
    for index in 0..<count {
      guard let result = unsafe results?[index] else { continue }
      let name = unsafe String(cString: rd_kafka_ConfigResource_name(result))
      let code = unsafe rd_kafka_ConfigResource_error(result)
      if code == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART { continue }
      guard code == RD_KAFKA_RESP_ERR_NO_ERROR else {
        let text = unsafe rd_kafka_ConfigResource_error_string(result).map { unsafe String(cString: $0) }
        throw KafkaError(code, text, topic: name)
      }
      found[name] = unsafe entries(of: result)
    }
    return found
  }

  /// A mock cluster hangs up on what it does not know, and the library would ask it again until the time is over.
  private func isMockCluster(within wait: Duration) throws(KafkaError) -> Bool {
    // The id alone would wait without saying why nobody answers.
    _ = try topics(within: wait)
    guard let id = unsafe rd_kafka_clusterid(client.raw, wait.milliseconds) else { return false }
    defer { unsafe rd_kafka_mem_free(client.raw, id) }
    return unsafe String(cString: id).hasPrefix("mockCluster")
  }

  /// A sensitive value, which the broker does not tell, is left out.
  private func entries(of resource: OpaquePointer) -> [String: String] {
    var count = 0
    let entries = unsafe rd_kafka_ConfigResource_configs(resource, &count)
    var values: [String: String] = [:]
    for index in 0..<count {
      guard let entry = unsafe entries?[index], let value = unsafe rd_kafka_ConfigEntry_value(entry) else { continue }
      unsafe values[String(cString: rd_kafka_ConfigEntry_name(entry))] = String(cString: value)
    }
    return values
  }
}
