import Commands
import DisclosureMessages
import KafkaClient
import WorkerRuntime

let topicsCommands = Command(
  group: "topics", Phrase(ja: "イベントのトピック", en: "the topics of the events"),
  Command(
    "create",
    Phrase(
      ja: "足りないトピックを設定どおりに作ります。既存のものは変更しません",
      en: "makes the topics that are missing, with their settings; changes nothing that is there"),
    example: "--partitions 64",
    option("--partitions", "COUNT", Phrase(ja: "トピックごとのパーティション数", en: "partitions of each topic"), default: 64),
    option(
      "--replication", "COUNT",
      Phrase(ja: "パーティションごとの複製数（既定はブローカーの設定）", en: "replicas of each partition (default: the broker's)"), as: Int.self)
  ) { partitions, replication in
    guard (1...10_000).contains(partitions), (1...100).contains(replication ?? 1) else {
      throw UsageProblem.unfit(
        Phrase(
          ja: "--partitions は1〜10000、--replication は1〜100です",
          en: "--partitions is 1 to 10000, --replication 1 to 100"))
    }
    let topics = Topics.all.map { topic in
      NewTopic(
        topic.name, partitions: Int32(partitions), replication: replication.map { Int32($0) },
        configuration: Dictionary(topic.settings.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }))
    }
    let made = try KafkaAdmin(Services.kafka()).create(topics)
    for topic in topics {
      Terminal.complain(
        Phrase(both: "\(topic.name): ")
          + (made[topic.name] == .created
            ? Phrase(ja: "作成しました", en: "created") : Phrase(ja: "既存のため、変更はありません", en: "was there, not changed")))
    }
    return ExitCode.done.rawValue
  },
  Command(
    "check",
    Phrase(
      ja: "トピックがあるべき設定と違う点を示します。違いがあれば終了コードは2です",
      en: "says what differs between the topics and what they should be; 2 where something does"), example: "",
    option("--format", "text|json", Phrase(ja: "出力の形式", en: "how to print"), default: OutputFormat.text)
  ) { format in
    let admin = try KafkaAdmin(Services.kafka())
    let counts = try admin.topics()
    let configurations: [String: [String: String]]
    do {
      configurations = try admin.configurations(of: Topics.all.map(\.name))
    } catch let error as KafkaError where error.kind == .unsupported {
      throw CommandFailure(
        Phrase(
          ja: "比べる設定を得られません: \(error.text)", en: "\(error.text), so there is nothing to compare"), code: .unavailable)
    }
    let differences = Topics.all.flatMap { topic in
      TopicDifference.all(of: topic, partitions: counts[topic.name], configuration: configurations[topic.name] ?? [:])
    }
    for difference in differences {
      switch format {
      case .json: Terminal.print(difference.json)
      case .text: Terminal.print(difference.line)
      }
    }
    if differences.isEmpty {
      let count = Topics.all.count
      Terminal.complain(
        Phrase(ja: "\(count) 個のトピックはすべて設定どおりです", en: "all \(count) topics are as they should be"))
    }
    return (differences.allSatisfy(\.isWarning) ? ExitCode.done : .wrongInput).rawValue
  })
