import DisclosureCore
import DisclosureMessages
import DisclosureStorage
import KafkaClient
import PostgresClient
import TestSupport
import Testing

@testable import evaluation_worker
@testable import result_publisher

/// Records of which not even the envelope can be read.
@Suite("A dead letter", .serialized, .ownThread)
struct DeadLetterTests {
  /// Dead rows of partition 0, from offset 0, by SQL: each has a record of so many bytes.
  private func dead(_ database: Database, _ sizes: Int...) throws {
    _ = try Positions(database.connection).next(partition: 0) { 0 }
    for (at, size) in sizes.enumerated() {
      try database.run(
        """
        INSERT INTO intake (partition, "offset", outcome, claims, code, message, record)
        VALUES (0, \(at), 'dead', false, 'envelope.invalid', 'a test', decode(repeat('ff', \(size)), 'hex'))
        """)
    }
    try database.run("UPDATE position SET next_offset = \(sizes.count)")
  }

  @Test("is told under its stream's cursor, in its place among the receipts")
  func told() throws {
    let database = try Database()
    try database.handIn(HandIn())
    _ = try Admission(database.connection).admit(
      [
        HandIn.record(of: Array("nothing".utf8), at: 1), HandIn(id: "two").record(at: 2), HandIn.record(of: nil, at: 3),
      ],
      partition: 0)
    var records: [ProducerRecord] = []
    let count = try Relay(database.connection).publish(.partition(0)) {
      records = try $0.map(ProducerRecord.init(telling:))
    }
    #expect(count == 4)
    #expect(
      records.map(\.topic) == [Topics.receipt, Topics.deadLetter, Topics.receipt, Topics.deadLetter].map(\.name))
    #expect(
      records.map { $0.headers.first?.value.map { String(decoding: $0, as: UTF8.self) } } == [
        "0-0", "0-1", "0-2", "0-3",
      ])
    let letters = try [1, 3].map { try DeadLettered(event: records[$0].value ?? []) }
    #expect(letters.map(\.original.topic) == [Topics.submission.name, Topics.submission.name])
    #expect(letters.map(\.original.value) == [Array("nothing".utf8), nil])
    #expect(letters.map(\.original.offset) == [1001, 1003])
    #expect(letters.allSatisfy { $0.code == "envelope.invalid" && !$0.message.isEmpty && $0.deadAt > 0 })
    #expect(try Relay(database.connection).waiting() == [])
  }

  @Test("is told a few at a time, however large they are, and none is passed by")
  func batches() throws {
    let database = try Database()
    let size = 6 << 20
    try dead(database, size, size, size, size, 1, 1, 20 << 20, 1)
    var batches: [[Int64]] = []
    let relay = Relay(database.connection)
    while try relay.publish(
      .partition(0),
      { events in
        batches.append(
          events.map { event in
            if case .dead(let row) = event { row.offset } else { -1 }
          })
      }) != nil
    {}
    #expect(batches == [[0, 1, 2], [3, 4, 5, 6], [7]])
  }

  @Test("that is too large to be told once more is named, and stops nothing")
  func tooLarge() throws {
    let database = try Database()
    try dead(database, 13 << 20, 10)
    var records: [ProducerRecord] = []
    let relay = Relay(database.connection)
    while try relay.publish(.partition(0), { records += try $0.map(ProducerRecord.init(telling:)) }) != nil {}
    let letters = try records.map { try DeadLettered(event: $0.value ?? []) }
    #expect(letters.map { $0.original.value?.count } == [nil, 10])
    #expect(letters[0].message.contains("kaiji dead-letters show 0-0"))
    // What is kept here is no record of ours: its place in the sheet topic is told.
    #expect(letters.allSatisfy { $0.original.topic == Topics.sheet.name })
    #expect(letters.map(\.original.offset) == [0, 1])
  }

  @Test("is kept as a whole record, whichever of the two topics it came from")
  func kept() throws {
    let database = try Database()
    let strange = KafkaRecord(
      topic: Topics.sheet.name, partition: 0, offset: 0, timestamp: .logAppendTime(7), key: [1], value: [2, 3],
      headers: [KafkaHeader("a", "b")])
    _ = try Positions(database.connection).next(partition: 0) { 0 }
    _ = try Admission(database.connection).admit(
      [IntakeRecord(record: strange), HandIn.record(of: [9], at: 1)], partition: 0)
    let letters = DeadLetters(database.connection)
    let listed = try letters.list()
    #expect(
      listed.map { "\($0.partition)-\($0.offset) \($0.code ?? "")" } == [
        "0-0 envelope.invalid", "0-1 envelope.invalid",
      ])
    let originals = try listed.map { row in
      let found = try letters.find(partition: row.partition, offset: row.offset)
      return OriginalRecord(kept: found?.record ?? [])
    }
    #expect(originals.map { $0?.topic } == [Topics.sheet.name, Topics.submission.name])
    #expect(originals[0]?.value == [2, 3] && originals[0]?.key == [1] && originals[0]?.timestamp == 7)
    #expect(originals[0]?.headers.map(\.name) == [Array("a".utf8)])
    #expect(originals[1]?.value == [9])
    #expect(try letters.find(partition: 0, offset: 2)?.record == nil)
    // A row that is no dead letter is none, whatever it is asked by.
    try database.handIn(HandIn())
    #expect(try letters.find(partition: 0, offset: 2)?.record == nil)
  }
}
