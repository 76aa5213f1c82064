import Commands
import DisclosureIdentity
import DisclosureMessages
import DisclosureStorage
import KafkaClient
import WorkerRuntime

let deadLetterCommands = Command(
  group: "dead-letters",
  Phrase(ja: "封筒さえ読み取れなかったレコード", en: "records of which not even the envelope could be read"),
  Command(
    "list", Phrase(ja: "古い順に一覧します", en: "lists them, oldest first"), example: "--format json",
    option("--format", "text|json", Phrase(ja: "出力の形式", en: "how to print"), default: OutputFormat.text)
  ) { format in
    let letters = try DeadLetters(Services.database()).list()
    switch format {
    case .text:
      var table = TextTable(
        Phrase(ja: "場所", en: "Place"), Phrase(ja: "受信日時", en: "Received"), Phrase(ja: "バイト", en: "Bytes"),
        Phrase(ja: "コード", en: "Code"), Phrase(ja: "理由", en: "Why"))
      for row in letters {
        table.add([
          "\(row.partition)-\(row.offset)", row.receivedAt, "\(row.bytes)", row.code ?? "—",
          DeadLetterText.reason(row),
        ])
      }
      Terminal.print(table.text)
    case .json: for row in letters { Terminal.print(DeadLetterText.json(row, nil)) }
    }
    return ExitCode.done.rawValue
  },
  Command(
    "show",
    Phrase(
      ja: "一件の内容を表示し、元の値をファイルに書き出します",
      en: "prints what is known of one, and writes its original value to a file"), example: "3-1044 --out value.bin",
    argument(
      "PARTITION-OFFSET", Phrase(ja: "`kaiji dead-letters list` が表示するもの", en: "as `kaiji dead-letters list` prints it"),
      as: RecordPlace.self),
    option(
      "--out", "FILE",
      Phrase(ja: "元の値を届いたまま書き出す新しいファイル", en: "a new file for the original value, exactly as it came")),
    option("--format", "text|json", Phrase(ja: "出力の形式", en: "how to print"), default: OutputFormat.text)
  ) { place, out, format in
    let letter = try DeadLetter(at: place, in: DeadLetters(Services.database()))
    if let out {
      guard let value = letter.original.value else {
        throw CommandFailure(
          Phrase(
            ja: "レコードに値がない（tombstone）ため、\(out) は作りませんでした",
            en: "the record has no value (a tombstone), so \(out) was not made"))
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
    "redrive",
    Phrase(
      ja: "元のレコードを届いたまま提出し直します。以前の行は残ります",
      en: "hands original records in again, as they came; the old rows stay"), example: "3-1044",
    arguments(
      "PARTITION-OFFSET", Phrase(ja: "`kaiji dead-letters list` が表示するもの", en: "as `kaiji dead-letters list` prints it"))
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
      let topic = Topics.submission.name
      Terminal.complain(
        Phrase(
          ja: "\(place.argument): \(topic) に提出し直しました。受付の行は残ります",
          en: "\(place.argument): handed in again to \(topic); its row in the intake stays"))
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
      throw CommandFailure(
        Phrase(
          ja: "\(place.argument) はありません。`kaiji dead-letters list` で確認してください",
          en: "there is no dead letter \(place.argument); see `kaiji dead-letters list`"))
    }
    guard let original = OriginalRecord(kept: found.record) else {
      throw CommandFailure(
        Phrase(
          ja: "\(place.argument): 保存された内容をレコードとして読み取れません",
          en: "\(place.argument): what is kept cannot be read as a record"))
    }
    about = found.about
    self.original = original
  }

  /// The same key, value and headers, for the topic it came from.
  func again(_ place: RecordPlace) throws(CommandFailure) -> ProducerRecord {
    guard original.topic == Topics.submission.name else {
      throw CommandFailure(
        Phrase(
          ja: "\(place.argument): \(Terminal.shown(original.topic)) から来たため、提出し直せません（\(Topics.submission.name) だけです）",
          en:
            "\(place.argument): came from \(Terminal.shown(original.topic)), and only records of \(Topics.submission.name) are handed in again"
        ))
    }
    guard original.headersLeftOut == 0 else {
      throw CommandFailure(
        Phrase(
          ja: "\(place.argument): 保存されていないヘッダーが \(original.headersLeftOut) 個あり、同じレコードになりません。提出者が提出し直せます",
          en:
            "\(place.argument): \(original.headersLeftOut) of its headers were not kept, so it would not be the same record; its submitter can send it again"
        ))
    }
    return ProducerRecord(
      topic: original.topic, key: original.key, value: original.value,
      headers: original.headers.map { KafkaHeader(name: $0.name, value: $0.value) })
  }
}

private enum DeadLetterText {
  static func text(_ about: DeadLetters.Listed, _ original: OriginalRecord) -> String {
    var table = TextTable()
    let time = original.timestamp.map { Phrase(ja: "1970年から \($0) ms", en: "\($0) ms since 1970").text }
    let lines: [(Phrase, String)] = [
      (Phrase(ja: "場所", en: "place"), "\(about.partition)-\(about.offset)"),
      (Phrase(ja: "受信日時", en: "received"), about.receivedAt),
      (Phrase(ja: "理由", en: "why"), "\(about.code ?? "—"): \(reason(about))"),
      (Phrase(ja: "元の場所", en: "came as"), "\(original.topic) \(original.partition)-\(original.offset)"),
      (Phrase(ja: "時刻", en: "time"), time ?? "—"),
      (Phrase(ja: "キー", en: "key"), original.key.map { shown($0).text } ?? "—"),
      (Phrase(ja: "値", en: "value"), original.value.map(digest) ?? "—"),
    ]
    for (name, value) in lines { table.add([name.text, value]) }
    let header = Phrase(ja: "ヘッダー", en: "header").text
    for original in original.headers {
      table.add([header, "\(shown(original.name).text): \(original.value.map { shown($0).text } ?? "—")"])
    }
    if original.headersLeftOut > 0 {
      let count = original.headersLeftOut
      table.add([header, Phrase(ja: "ほか \(count) 個は保存されていません", en: "… and \(count) that were not kept").text])
    }
    return table.text
  }

  static func reason(_ about: DeadLetters.Listed) -> String {
    guard let message = about.message else { return "—" }
    return Wording.message(of: about.code, told: message).text
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
        json.string(original.key.map { shown($0).english })
        json.key("valueBytes")
        json.number(original.value?.count)
        json.key("valueSha256")
        json.string(original.value.map { ContentHash.sha256($0).description })
        json.key("headers")
        json.array(of: original.headers) { json, header in
          json.object { json in
            json.key("name")
            json.string(shown(header.name).english)
            json.key("value")
            json.string(header.value.map { shown($0).english })
          }
        }
        json.key("headersLeftOut")
        json.number(Int(original.headersLeftOut))
      }
    }
    return json.bytes
  }

  private static func digest(_ value: [UInt8]) -> String {
    let hash = "SHA-256 \(ContentHash.sha256(value))"
    return Phrase(ja: "\(value.count) バイト、\(hash)", en: "\(value.count) bytes, \(hash)").text
  }

  /// Bytes from outside: as text where they are short printable text, else counted.
  private static func shown(_ bytes: [UInt8]) -> Phrase {
    guard bytes.count <= 200, let text = String(validating: bytes, as: UTF8.self) else {
      return Phrase(ja: "\(bytes.count) バイト", en: "\(bytes.count) bytes")
    }
    return Phrase(both: Terminal.shown(text))
  }
}
