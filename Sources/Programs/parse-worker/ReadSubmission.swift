import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import KafkaClient
import SheetParsing

extension ProducerRecord {
  /// The sheet that follows from one submission, or the rejection.
  ///
  /// Total: whatever came, something travels on, with the original record in it.
  init(reading record: KafkaRecord) {
    var event = SheetRead()
    event.original = OriginalRecord(record)
    event.readerVersion = UInt32(SheetReader.version)
    event.program = "kaiji/parse-worker"
    var submission: SheetSubmitted?
    var name: ProductName?
    do throws(Rejection) {
      let submitted = try SubmissionEnvelope.open(record.value)
      submission = submitted
      let sheet = try Submitted.sheet(of: submitted, headers: record.headers.count)
      name = ProductName(
        vendor: submitted.vendorName ?? sheet.header.vendor, product: submitted.productName ?? sheet.header.product)
      event.setSheet(sheet, sha256: ContentHash.sha256(submitted.content))
    } catch {
      event.setRejection(error)
    }
    var value = event.encoded()
    if value.count > (Topics.sheet.maximumMessageBytes ?? .max) - Submitted.room {
      event.setRejection(Rejection(.limitSize, "what was read of the document is too large to be passed on"))
      value = event.encoded()
    }
    let id =
      submission.map { Identifier.submission(submitter: $0.submitter, id: $0.submissionID).description }
      ?? "\(record.topic)-\(record.partition)-\(record.offset)"
    let headers = CloudEventHeaders(
      for: SheetRead.self, id: id, source: "kaiji/parse-worker", time: record.timestamp.milliseconds ?? 0,
      traceparent: record.text(ofHeader: "traceparent"))
    self.init(
      topic: Topics.sheet.name, key: name.map { Array(Identifier.product($0).description.utf8) }, value: value,
      headers: headers.list.map { KafkaHeader(name: Array($0.name.utf8), value: $0.value) })
  }
}

private enum Submitted {
  /// For key and headers within the broker's limit.
  static let room = 64 << 10

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

extension KafkaTimestamp {
  fileprivate var milliseconds: Int64? {
    switch self {
    case .none: nil
    case .createTime(let time), .logAppendTime(let time): time
    }
  }
}

extension KafkaRecord {
  /// The first header of this name, if it is printable ASCII of a sensible length.
  fileprivate func text(ofHeader name: String) -> String? {
    guard let value = headers.first(where: { $0.name.elementsEqual(name.utf8) })?.value,
      (1...128).contains(value.count), value.allSatisfy({ (0x21...0x7E).contains($0) })
    else { return nil }
    return String(decoding: value, as: UTF8.self)
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
