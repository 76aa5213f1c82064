import DisclosureMessages
package import KafkaClient
import PostgresClient

extension KafkaSettings {
  /// Writes records to one partition of the sheet topic, each with an event's id. They hold nothing that can be read, so
  /// that they are admitted as dead letters.
  package func writeSheets(_ ids: [String], partition: Int32) throws {
    let settings = ProducerSettings(messageTimeout: .seconds(30), maximumMessageBytes: 1_000_000)
    let producer = try KafkaProducer(self, settings)
    for id in ids {
      try producer.send(
        topic: Topics.sheet.name, partition: partition, key: nil, value: SheetRead().encoded(),
        headers: [KafkaHeader("ce_id", id)], token: 0)
    }
    let failed = try producer.flush(within: .seconds(40)).compactMap(\.error).first
    if let failed { throw failed }
    guard producer.outstanding == 0 else { throw StillNot("sheets of partition \(partition) were not written") }
  }
}

extension RunningSystem {
  /// How far a partition of the sheet topic is admitted; nil where no worker has held it.
  package func position(of partition: Int32) throws -> Int64? {
    try database().query("SELECT next_offset FROM position WHERE partition = $1", .int4(partition))
      .first { row in try row.int64(0) }
  }
}
