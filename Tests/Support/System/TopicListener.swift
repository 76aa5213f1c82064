package import KafkaClient
import Synchronization
import WorkerRuntime

/// Hears everything that topics hold, from their beginning, on a thread of its own.
package final class TopicListener: Sendable {
  private let heard = Mutex<(records: [KafkaRecord], failure: (any Error)?)>(([], nil))
  private let isOver = Atomic(false)
  private let thread = Mutex<WorkerThread<Void>?>(nil)

  package init(_ kafka: KafkaSettings, _ topics: String..., group: String) throws {
    let thread = try WorkerThread("listener") { [self] in
      do {
        try listen(kafka, topics, group)
      } catch {
        heard.withLock { $0.failure = error }
      }
    }
    self.thread.withLock { $0 = thread }
  }

  /// All records of a topic so far; within a partition in their order.
  ///
  /// - Throws: what ended the listening.
  package func records(of topic: String) throws -> [KafkaRecord] {
    try heard.withLock { heard in
      if let failure = heard.failure { throw failure }
      return heard.records.filter { $0.topic == topic }
    }
  }

  package func stop() {
    isOver.store(true, ordering: .sequentiallyConsistent)
    thread.withLock { $0 = nil }
  }

  private func listen(_ kafka: KafkaSettings, _ topics: [String], _ group: String) throws {
    let settings = ConsumerSettings(group: group, commitsStoredOffsets: false, timing: .embedded)
    // A broker that comes back gives the partitions anew: on from where we were.
    var next: [TopicPartition: Int64] = [:]
    let consumer = try KafkaConsumer(kafka, settings, topics: topics) { partitions in
      Dictionary(uniqueKeysWithValues: partitions.map { ($0, .offset(next[$0] ?? 0)) })
    }
    while !isOver.load(ordering: .sequentiallyConsistent) {
      do {
        let records = try consumer.poll(atMost: 500, waiting: .milliseconds(100))
        for record in records { next[record.place] = record.offset + 1 }
        heard.withLock { $0.records += records }
      } catch let error as KafkaError where error.kind == .away {
        // It comes back, or what is waited for does not come about.
      }
    }
    consumer.close()
  }
}
