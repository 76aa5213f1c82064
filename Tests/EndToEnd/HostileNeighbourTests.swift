import DisclosureIdentity
import DisclosureMessages
import KafkaClient
import PostgresClient
import TestSupport
import Testing

extension EndToEnd {
  @Suite("Hostile submissions before a good one, in the same partition")
  struct HostileNeighbourTests {
    /// Chooses the partition.
    private static let key: [UInt8] = Array("one partition".utf8)

    @Test(
      "cut at every byte, random, and far too large: each ends under a code, and the hospital behind them is judged")
    func goodOneBehind() throws {
      let running = try Running.current()
      let hospital = try running.system.addHospital("behind-hostile")
      try running.subscribe(hospital, to: "後ろカルテ")
      try running.apply("continuity", to: hospital)
      let before = try running.system.number("SELECT count(*) FROM intake")

      let hostile = Self.cuts() + Self.randomBytes(64) + Self.tooLarge()
      let good = SheetSubmitted(HostileInput.goodSheet, id: "behind-hostile", vendor: "見本", product: "後ろカルテ")
      // A stranger's own limits are none of ours.
      let settings = ProducerSettings(messageTimeout: .seconds(30), maximumMessageBytes: 16 << 20)
      try KafkaProducer(running.system.kafka(), settings).deliver(
        (hostile + [good.encoded()]).map { ProducerRecord(topic: Topics.submission.name, key: Self.key, value: $0) },
        within: .seconds(40))

      let own = Identifier.submission(submitter: "vendor", id: "behind-hostile").description
      #expect(try running.receipts(of: own).first?.outcome == .stored)
      #expect(try running.results(of: hospital, count: 1).map(\.verdict.policy) == ["continuity"])
      #expect(try running.system.number("SELECT count(*) FROM intake") == before + Int64(hostile.count) + 1)
      let ends = try running.system.database().query(
        "SELECT DISTINCT outcome, code FROM intake WHERE submitter = 'cutter' ORDER BY 1, 2"
      ).map { "\(try $0.text(0)) \(try $0.text(1))" }
      #expect(
        ends == ["rejected content.empty", "rejected content.hash", "rejected envelope.invalid", "rejected limit.size"])
      for program in ["parse-worker", "evaluation-worker", "result-publisher"] {
        #expect(try running.system.worker(program).isRunning)
      }
    }

    /// One small submission with every field, cut at each of its bytes; each cut under an id of its own.
    private static func cuts() -> [[UInt8]] {
      func whole(_ number: Int) -> [UInt8] {
        var event = SheetSubmitted(
          Array("text".utf8), id: "cut-\(1000 + number)", vendor: "見本", product: "切れカルテ", submitter: "cutter")
        event.audience = .hospital("behind-hostile")
        event.mediaType = "text/plain"
        event.fileName = "cut.txt"
        return event.encoded()
      }
      return (0..<whole(0).count).map { Array(whole($0).prefix($0)) }
    }

    /// The same every time.
    private static func randomBytes(_ count: Int) -> [[UInt8]] {
      var state: UInt32 = 20_261_124
      return (1...count).map { number in
        (0..<number * 7).map { _ in
          state = state &* 1_664_525 &+ 1_013_904_223
          return UInt8(truncatingIfNeeded: state >> 24)
        }
      }
    }

    /// Small on the wire: 9 MiB, and more than may travel on to the sheet topic.
    private static func tooLarge() -> [[UInt8]] {
      [9 << 20, 13 << 20].map { size in
        SheetSubmitted(
          [UInt8](repeating: 0x20, count: size), id: "large-\(size)", vendor: "見本", product: "大カルテ",
          submitter: "cutter"
        ).encoded()
      }
    }
  }
}
