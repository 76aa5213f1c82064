import DisclosureMessages
import ProtobufWire

/// Makes random events, the same for the same seed; edges come often.
struct RandomEvents: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func integer<N: FixedWidthInteger>() -> N {
    switch next() % 8 {
    case 0: 0
    case 1: N.max
    case 2: N.min
    case 3: N(127)
    default: N(truncatingIfNeeded: next() >> (next() % 64))
    }
  }

  mutating func text() -> String {
    var text = ""
    for _ in 0..<length() {
      text.unicodeScalars.append("a\0é\u{301}開\u{FFFF}😀\n\"\\".unicodeScalars.randomElement(using: &self) ?? "-")
    }
    return text
  }

  mutating func bytes() -> [UInt8] { (0..<length()).map { _ in UInt8(truncatingIfNeeded: next()) } }
  mutating func open<Value: OpenEnum>() -> Value { Value(rawValue: next() % 2 == 0 ? Int32(next() % 6) : integer()) }
  mutating func maybe<Value>(_ make: (inout Self) -> Value) -> Value? { next() % 3 == 0 ? nil : make(&self) }
  mutating func list<Value>(_ make: (inout Self) -> Value) -> [Value] { (0..<next() % 5).map { _ in make(&self) } }

  private mutating func length() -> Int { [0, 1, 2, 9, 127, 128, 300].randomElement(using: &self) ?? 0 }
}

extension RandomEvents {
  mutating func submitted() -> SheetSubmitted {
    var event = SheetSubmitted()
    event.submitter = text()
    event.submissionID = text()
    event.audience = [.hospital(text()), .subscribers, nil].randomElement(using: &self) ?? nil
    event.vendor = maybe { $0.text() }
    event.product = maybe { $0.text() }
    event.mediaType = text()
    event.fileName = text()
    event.content = bytes()
    event.sha256 = bytes()
    event.keyID = maybe { $0.text() }
    event.signature = maybe { $0.bytes() }
    event.notAfter = maybe { $0.integer() }
    return event
  }

  mutating func read() -> SheetRead {
    var event = SheetRead()
    event.original = record()
    event.readerVersion = integer()
    event.catalogue = maybe { $0.bytes() }
    event.program = text()
    event.mediaType = maybe { $0.text() }
    event.encoding = maybe { $0.text() }
    event.result = maybe { $0.next() % 2 == 0 ? .sheet($0.sheet()) : .rejection($0.rejection()) }
    return event
  }

  mutating func settled() -> SubmissionSettled {
    var event = SubmissionSettled()
    event.submission = text()
    event.submitter = text()
    event.submissionID = text()
    event.outcome = open()
    event.code = maybe { $0.text() }
    event.place = maybe { $0.text() }
    event.message = maybe { $0.text() }
    event.sheet = maybe { $0.text() }
    event.hospital = maybe { $0.text() }
    event.settledAt = integer()
    return event
  }

  mutating func assessed() -> SheetAssessed {
    var event = SheetAssessed()
    event.id = bytes()
    event.hospital = text()
    event.product = text()
    event.form = text()
    event.policy = text()
    event.revision = integer()
    event.sheet = text()
    event.submission = text()
    event.epoch = integer()
    event.nth = integer()
    event.decision = maybe { $0.open() }
    event.reason = maybe { $0.text() }
    event.score = maybe { $0.integer() }
    event.counts = maybe { $0.counts() }
    event.rules = list { $0.rule() }
    event.regressed = list { $0.text() }
    event.day = integer()
    return event
  }

  mutating func deadLettered() -> DeadLettered {
    var event = DeadLettered()
    event.original = record()
    event.code = text()
    event.message = text()
    event.deadAt = integer()
    return event
  }

  private mutating func record() -> OriginalRecord {
    var record = OriginalRecord()
    record.topic = text()
    record.partition = integer()
    record.offset = integer()
    record.timestamp = maybe { $0.integer() }
    record.timestampKind = open()
    record.key = maybe { $0.bytes() }
    record.value = maybe { $0.bytes() }
    let headers = list { OriginalRecord.Header(name: $0.bytes(), value: $0.maybe { $0.bytes() }) }
    record.setHeaders(headers)
    record.headersLeftOut = integer()
    return record
  }

  private mutating func sheet() -> SheetRead.Sheet {
    var sheet = SheetRead.Sheet()
    sheet.form.family = text()
    sheet.form.edition = text()
    sheet.form.guideline = text()
    sheet.date = maybe { $0.integer() }
    sheet.vendor = maybe { $0.text() }
    sheet.product = maybe { $0.text() }
    sheet.version = maybe { $0.text() }
    sheet.readings = bytes()
    sheet.findings = text()
    sheet.detail = text()
    return sheet
  }

  private mutating func rejection() -> SheetRead.Rejection {
    var rejection = SheetRead.Rejection()
    rejection.code = text()
    rejection.place = maybe { $0.text() }
    rejection.message = text()
    return rejection
  }

  private mutating func counts() -> SheetAssessed.Counts {
    var counts = SheetAssessed.Counts()
    counts.passed = integer()
    counts.failed = integer()
    counts.unknown = integer()
    counts.exempt = integer()
    counts.waived = integer()
    return counts
  }

  private mutating func rule() -> SheetAssessed.RuleResult {
    var rule = SheetAssessed.RuleResult()
    rule.rule = text()
    rule.result = open()
    rule.severity = open()
    rule.code = text()
    rule.items = list { $0.text() }
    return rule
  }
}
