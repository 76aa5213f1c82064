import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import KafkaClient
import SheetParsing

/// What travels on of one submission, and what the log may say of it.
struct ReadSubmission {
  let record: ProducerRecord
  let partition: Int32
  let offset: Int64
  /// The system's own id; nil where the envelope cannot be read.
  let submission: Identifier?
  let hospital: String?
  let rejection: RejectionCode?

  /// The sheet that follows from one submission, or the rejection.
  ///
  /// Total: whatever came, something travels on, with the original record in it.
  init(_ record: KafkaRecord) {
    var event = SheetRead()
    event.original = OriginalRecord(record)
    event.readerVersion = UInt32(SheetReader.version)
    event.program = "kaiji/parse-worker"
    var opened: SheetSubmitted?
    var refused: RejectionCode?
    var name: ProductName?
    do throws(Rejection) {
      let submitted = try SubmissionEnvelope.open(record.value)
      opened = submitted
      let sheet = try Submitted.sheet(of: submitted, headers: record.headers.count)
      name =
        CalledProduct(eventVendor: submitted.vendor, eventProduct: submitted.product, header: sheet.header)?.name
      event.setSheet(sheet, sha256: ContentHash.sha256(submitted.content))
    } catch {
      refused = error.code
      event.setRejection(error)
    }
    var value = event.encoded()
    if value.count > Submitted.largest {
      event.setRejection(Rejection(.limitSize, "what was read of the document is too large to be passed on"))
      refused = .limitSize
      value = event.encoded()
    }
    if value.count > Submitted.largest {
      // The broker measures compressed records: what came small may be larger than anything it would take from us.
      event.original.leaveOutContent(of: opened)
      value = event.encoded()
    }
    submission = opened.map { Identifier.submission(submitter: $0.submitter, id: $0.submissionID) }
    hospital = opened?.hospital
    rejection = refused
    (partition, offset) = (record.partition, record.offset)
    let id =
      submission?.description ?? "\(record.topic)-\(record.partition)-\(record.offset)"
    let headers = CloudEventHeaders(
      for: SheetRead.self, id: id, source: "kaiji/parse-worker", time: record.timestamp.milliseconds ?? 0,
      traceparent: record.traceParent?.text)
    self.record = ProducerRecord(
      topic: Topics.sheet.name, key: name.map { Array(Identifier.product($0).description.utf8) }, value: value,
      headers: headers.list.map { KafkaHeader(name: Array($0.name.utf8), value: $0.value) })
  }
}

private enum Submitted {
  /// With room for key and headers within the topic's limit.
  static let largest = (Topics.sheet.maximumMessageBytes ?? 1_000_000) - 64 << 10

  static func sheet(of submitted: SheetSubmitted, headers: Int) throws(Rejection) -> DisclosureCore.Sheet {
    guard headers <= OriginalRecord.headerLimit else {
      throw Rejection(.limitHeaders, "more than \(OriginalRecord.headerLimit) headers")
    }
    do throws(EventError) {
      try submitted.checkSize()
    } catch {
      throw Rejection(.limitSize, "\(error)")
    }
    guard !submitted.content.isEmpty else { throw Rejection(.contentEmpty, "the submission has no content") }
    guard ContentHash.sha256(submitted.content).bytes == submitted.sha256 else {
      throw Rejection(.contentHash, "the content does not have the SHA-256 that came with it")
    }
    return try SheetReader.read(submitted.content)
  }
}

extension OriginalRecord {
  /// The record verbatim, so that evaluation can store the document, check who sent it, and redrive it.
  fileprivate init(_ record: KafkaRecord) {
    self.init()
    topic = record.topic
    partition = record.partition
    offset = record.offset
    key = record.key
    value = record.value
    timestamp = record.timestamp.milliseconds
    timestampKind =
      switch record.timestamp {
      case .none: .unspecified
      case .createTime: .createTime
      case .logAppendTime: .logAppendTime
      }
    setHeaders(record.headers.lazy.map { Header(name: $0.name, value: $0.value) })
  }
}

extension OriginalRecord {
  /// Keeps who handed in and under which id; the content and the headers stay behind.
  fileprivate mutating func leaveOutContent(of submission: SheetSubmitted?) {
    var envelope = submission
    envelope?.content = []
    value = envelope?.encoded()
    headersLeftOut += UInt32(clamping: headers.count)
    let count = headersLeftOut
    setHeaders([])
    headersLeftOut = count
  }
}

extension KafkaTimestamp {
  fileprivate var milliseconds: Int64? {
    switch self {
    case .none: nil
    case .createTime(let time), .logAppendTime(let time): time
    }
  }
}

extension KafkaRecord {
  fileprivate var traceParent: TraceParent? {
    headers.first { $0.name.elementsEqual(TraceParent.headerName.utf8) }?.value.flatMap { TraceParent($0) }
  }
}

extension SheetRead {
  fileprivate mutating func setSheet(_ sheet: DisclosureCore.Sheet, sha256: ContentHash) {
    var read = SheetRead.Sheet()
    read.form.family = sheet.catalogue.form.family
    read.form.edition = sheet.catalogue.form.edition
    read.form.guideline = sheet.catalogue.form.guideline
    read.date = sheet.header.date?.daysSince1970
    read.vendor = sheet.header.vendor
    read.product = sheet.header.product
    read.version = sheet.header.version
    read.readings = PackedReadings.pack(SheetFacts(sheet).rows)
    read.findings = String(decoding: SheetJSON.findingsColumn(of: sheet), as: UTF8.self)
    read.detail = String(decoding: SheetJSON.detailColumn(of: sheet, sha256: sha256), as: UTF8.self)
    catalogue = KnownCatalogues.hash(of: sheet.catalogue).bytes
    mediaType = sheet.source.mediaType
    encoding = sheet.source.encoding
    result = .sheet(read)
  }

  fileprivate mutating func setRejection(_ rejection: DisclosureCore.Rejection) {
    var told = SheetRead.Rejection()
    told.code = rejection.code.rawValue
    told.place = rejection.place
    told.message = rejection.message
    catalogue = nil
    result = .rejection(told)
  }
}
