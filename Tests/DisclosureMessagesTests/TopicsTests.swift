import DisclosureMessages
import Testing

@Suite("What the broker is told")
struct TopicsTests {
  @Test("the topics are those of the contract")
  func topics() {
    #expect(
      Topics.all.map(\.name) == [
        "disclosure.submission.v1", "disclosure.sheet.v1", "disclosure.receipt.v1", "disclosure.assessment.v1",
        "disclosure.dead-letter.v1",
      ])
    #expect(Topics.all.allSatisfy { $0.partitions == 64 })
    for topic in Topics.all {
      let settings = Dictionary(uniqueKeysWithValues: topic.settings.map { ($0.name, $0.value) })
      #expect(settings["cleanup.policy"] == "delete")
      #expect(settings["message.timestamp.type"] == "LogAppendTime")
      #expect(settings["max.message.bytes"] == topic.maximumMessageBytes.map { String($0) })
    }
    #expect(Topics.submission.maximumMessageBytes == 9_437_184)
    #expect(Topics.sheet.maximumMessageBytes == 12_582_912)
  }
}
