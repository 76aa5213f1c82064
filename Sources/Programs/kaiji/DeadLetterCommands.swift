import Commands
import DisclosureIdentity
import DisclosureMessages
import DisclosureStorage
import KafkaClient
import WorkerRuntime

let deadLetterCommands = Command(
  group: "dead-letters", "records of which not even the envelope could be read",
  Command(
    "list", "lists them, oldest first", example: "--format json",
    option("--format", "text|json", "how to print", default: OutputFormat.text)
  ) { format in
    let letters = try DeadLetters(Services.database()).list()
    switch format {
    case .text:
      var table = TextTable("場所 Place", "受信 Received", "バイト Bytes", "コード Code", "理由 Why")
      for row in letters {
        table.add([
          "\(row.partition)-\(row.offset)", row.receivedAt, "\(row.bytes)", row.code ?? "—", row.message ?? "—",
        ])
      }
      Terminal.print(table.text)
    case .json: for row in letters { Terminal.print(DeadLetterText.json(row, nil)) }
    }
    return ExitCode.done.rawValue
  },
  Command(
    "show", "prints what is known of one, and writes its original value to a file", example: "3-1044 --out value.bin",
    argument("PARTITION-OFFSET", "as `kaiji dead-letters list` prints it", as: RecordPlace.self),
    option("--out", "FILE", "a new file for the original value, exactly as it came"),
    option("--format", "text|json", "how to print", default: OutputFormat.text)
  ) { place, out, format in
    let letter = try DeadLetter(at: place, in: DeadLetters(Services.database()))
    if let out {
      guard let value = letter.original.value else {
        throw CommandFailure("the record has no value (a tombstone), so \(out) was not made")
      }
      try OutputFile.write(value, to: out)
    }
    switch format {
    case .text: Terminal.print(DeadLetterText.text(letter.about, letter.original))
    case .json: Terminal.print(DeadLetterText.json(letter.about, letter.original))
    }
    return ExitCode.done.rawValue
  },
  Command(
    "redrive", "hands original records in again, as they came; the old rows stay", example: "3-1044",
    arguments("PARTITION-OFFSET", "as `kaiji dead-letters list` prints it")
  ) { words in
    let places = try words.map { word in
      guard let place = RecordPlace(argument: word) else {
        throw UsageProblem.invalid("PARTITION-OFFSET", word: word, expected: RecordPlace.expected)
      }
      return place
    }
    let letters = DeadLetters(try Services.database())
    let producer = try KafkaProducer(
      Services.kafka(),
      ProducerSettings(
        messageTimeout: .seconds(30), maximumMessageBytes: Topics.submission.maximumMessageBytes ?? 1_000_000))
    // One by one: each may be as large as a submission.
    for place in places {
      try producer.deliver([DeadLetter(at: place, in: letters).again(place)], within: .seconds(35))
      Terminal.complain("\(place.argument): handed in again to \(Topics.submission.name); its row in the intake stays")
    }
    return ExitCode.done.rawValue
  })

/// One dead letter with the record as it came.
private struct DeadLetter {
  let about: DeadLetters.Listed
  let original: OriginalRecord

  init(at place: RecordPlace, in letters: DeadLetters) throws {
    let found = try letters.find(partition: place.partition, offset: place.offset)
    guard let found else {
      throw CommandFailure("there is no dead letter \(place.argument); see `kaiji dead-letters list`")
    }
    guard let original = OriginalRecord(kept: found.record) else {
      throw CommandFailure("\(place.argument): what is kept cannot be read as a record")
    }
    about = found.about
    self.original = original
  }

  /// The same key, value and headers, for the topic it came from.
  func again(_ place: RecordPlace) throws(CommandFailure) -> ProducerRecord {
    guard original.topic == Topics.submission.name else {
      throw CommandFailure(
        "\(place.argument): came from \(Terminal.shown(original.topic)), and only records of \(Topics.submission.name) are handed in again"
      )
    }
    guard original.headersLeftOut == 0 else {
      throw CommandFailure(
        "\(place.argument): \(original.headersLeftOut) of its headers were not kept, so it would not be the same record; its submitter can send it again"
      )
    }
    return ProducerRecord(
      topic: original.topic, key: original.key, value: original.value,
      headers: original.headers.map { KafkaHeader(name: $0.name, value: $0.value) })
  }
}

private enum DeadLetterText {
  static func text(_ about: DeadLetters.Listed, _ original: OriginalRecord) -> String {
    var lines = [
      "place     \(about.partition)-\(about.offset)", "received  \(about.receivedAt)",
      "why       \(about.code ?? "—"): \(Terminal.shown(about.message ?? "—"))",
      "came as   \(Terminal.shown(original.topic)) \(original.partition)-\(original.offset)",
      "time      \(original.timestamp.map { "\($0) ms since 1970" } ?? "—")",
      "key       \(original.key.map(shown) ?? "—")", "value     \(original.value.map(digest) ?? "—")",
    ]
    for header in original.headers {
      lines.append("header    \(shown(header.name)): \(header.value.map(shown) ?? "—")")
    }
    if original.headersLeftOut > 0 { lines.append("header    … and \(original.headersLeftOut) that were not kept") }
    return lines.joined(separator: "\n")
  }

  static func json(_ about: DeadLetters.Listed, _ original: OriginalRecord?) -> [UInt8] {
    var json = CanonicalJSON()
    json.object { json in
      let texts = [
        ("place", "\(about.partition)-\(about.offset)"), ("receivedAt", about.receivedAt), ("code", about.code),
        ("message", about.message),
      ]
      for (key, text) in texts {
        json.key(key)
        json.string(text)
      }
      json.key("bytes")
      json.number(Int(about.bytes))
      guard let original else { return }
      json.key("original")
      json.object { json in
        json.key("topic")
        json.string(original.topic)
        json.key("partition")
        json.number(Int(original.partition))
        json.key("offset")
        json.number(Int(original.offset))
        json.key("timestamp")
        json.number(original.timestamp.map { Int($0) })
        json.key("key")
        json.string(original.key.map(shown))
        json.key("valueBytes")
        json.number(original.value?.count)
        json.key("valueSha256")
        json.string(original.value.map { ContentHash.sha256($0).description })
        json.key("headers")
        json.array(of: original.headers) { json, header in
          json.object { json in
            json.key("name")
            json.string(shown(header.name))
            json.key("value")
            json.string(header.value.map(shown))
          }
        }
        json.key("headersLeftOut")
        json.number(Int(original.headersLeftOut))
      }
    }
    return json.bytes
  }

  private static func digest(_ value: [UInt8]) -> String {
    "\(value.count) bytes, SHA-256 \(ContentHash.sha256(value))"
  }

  /// Bytes from outside: as text where they are short printable text, else counted.
  private static func shown(_ bytes: [UInt8]) -> String {
    guard bytes.count <= 200, let text = String(validating: bytes, as: UTF8.self) else { return "\(bytes.count) bytes" }
    return Terminal.shown(text)
  }
}
