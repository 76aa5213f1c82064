import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import KafkaClient

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
  ///
  /// - Parameters:
  ///   - reading: what was read of the document, where there was one to read.
  ///   - readerVersion: of the readers.
  init(_ opened: OpenedSubmission, reading: SheetRead?, readerVersion: UInt32) {
    let record = opened.record
    var event = reading ?? SheetRead()
    event.original = OriginalRecord(record)
    event.readerVersion = readerVersion
    event.program = "kaiji/parse-worker"
    if let rejection = opened.rejection { event.setRejection(rejection) }
    var refused: RejectionCode?
    var name: ProductName?
    switch event.result {
    case .sheet(let sheet):
      name =
        CalledProduct(
          eventVendor: opened.submitted?.vendor, eventProduct: opened.submitted?.product,
          header: Header(vendor: sheet.vendor, product: sheet.product))?.name
    case .rejection(let told): refused = RejectionCode(rawValue: told.code)
    case nil: break
    }
    var value = event.encoded()
    if value.count > Submitted.largest {
      event.setRejection(Rejection(.limitSize, "what was read of the document is too large to be passed on"))
      refused = .limitSize
      value = event.encoded()
    }
    if value.count > Submitted.largest {
      // The broker measures compressed records: what came small may be larger than anything it would take from us.
      event.original.leaveOutContent(of: opened.submitted)
      value = event.encoded()
    }
    submission = opened.submitted.map { Identifier.submission(submitter: $0.submitter, id: $0.submissionID) }
    hospital = opened.submitted?.hospital
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
