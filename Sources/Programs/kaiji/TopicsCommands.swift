import Commands
import DisclosureMessages
import KafkaClient
import WorkerRuntime

let topicsCommands = Command(
  group: "topics", "the topics of the events",
  Command(
    "create", "makes the topics that are missing, with their settings; changes nothing that is there",
    example: "--partitions 64",
    option("--partitions", "COUNT", "partitions of each topic", default: 64),
    option("--replication", "COUNT", "replicas of each partition (default: the broker's)", as: Int.self)
  ) { partitions, replication in
    guard (1...10_000).contains(partitions), (1...100).contains(replication ?? 1) else {
      throw UsageProblem.unfit("--partitions is 1 to 10000, --replication 1 to 100")
    }
    let topics = Topics.all.map { topic in
      NewTopic(
        topic.name, partitions: Int32(partitions), replication: replication.map { Int32($0) },
        configuration: Dictionary(topic.settings.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }))
    }
    let made = try KafkaAdmin(Services.kafka()).create(topics)
    for topic in topics {
      Terminal.complain("\(topic.name): \(made[topic.name] == .created ? "created" : "was there, not changed")")
    }
    return ExitCode.done.rawValue
  })
