import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import DisclosureStorage
import KafkaClient

extension IntakeRecord {
  /// What a record of the sheet topic says. Total: what cannot be read at all is kept as it came.
  init(record: KafkaRecord) {
    let event = record.value(ofHeader: "ce_id")
    let trace = record.value(ofHeader: TraceParent.headerName).flatMap { TraceParent($0) }
    self.init(
      offset: record.offset, event: event.flatMap { String(validating: $0, as: UTF8.self) }, traceparent: trace?.text,
      content: IntakeRecord.content(of: record))
  }

  private static func content(of record: KafkaRecord) -> Content {
    let read: SheetRead
    do throws(EventError) {
      guard let value = record.value else { throw .noSchema }
      read = try SheetRead(event: value)
    } catch {
      return .dead(record: OriginalRecord(record).encodedRecord(), Rejection(.envelopeInvalid, "\(error)"))
    }
    do throws(Rejection) {
      let submitted = try SubmissionEnvelope.open(read.original.value)
      let submission = Submission(submitted, hash: ContentHash.sha256(submitted.content))
      do throws(Rejection) {
        return .sheet(try sheet(read, submitted, submission))
      } catch {
        return .rejected(submission, error)
      }
    } catch {
      // A newer envelope may still tell who is to be answered.
      guard error.code == .schemaNewer, let submitted = SubmissionEnvelope.identify(read.original.value) else {
        return .dead(record: read.original.encodedRecord(), error)
      }
      return .rejected(Submission(identified: submitted), error)
    }
  }

  private static func sheet(
    _ read: SheetRead, _ submitted: SheetSubmitted, _ submission: Submission
  ) throws(Rejection) -> HandedInSheet {
    let sheet: SheetRead.Sheet
    switch read.result {
    case .sheet(let found): sheet = found
    case .rejection(let told):
      // A code that this program does not know was made by a newer reader; it claims the id like most.
      throw Rejection(RejectionCode(rawValue: told.code) ?? .formUnknown, at: told.place, told.message)
    case nil: throw Rejection(.envelopeInvalid, "the sheet's event holds neither a sheet nor a rejection")
    }
    let vendor = submitted.vendorName ?? sheet.vendor
    let product = submitted.productName ?? sheet.product
    guard let name = ProductName(vendor: vendor, product: product), let vendor, let product else {
      throw Rejection(.productUnnamed, "neither the submission nor the sheet's header names vendor and product")
    }
    guard let hash = read.catalogue, let catalogue = ContentHash(bytes: hash) else {
      throw Rejection(.envelopeInvalid, "the sheet's event names no catalogue")
    }
    let date = sheet.date.map(CalendarDay.init(daysSince1970:))
    return HandedInSheet(
      submission: submission, name: name, vendor: vendor, product: product,
      document: HandedInSheet.Document(
        sha256: ContentHash.sha256(submitted.content), mediaType: read.mediaType ?? submitted.mediaType,
        body: submitted.content),
      form: "\(sheet.form.family) \(sheet.form.edition)", catalogue: catalogue,
      reader: Int32(clamping: read.readerVersion), date: date,
      rank: SheetRank.bytes(date: date, recordTime: read.original.timestamp ?? 0, submission: submission.id),
      readings: sheet.readings, findings: sheet.findings, detail: sheet.detail)
  }
}

extension KafkaRecord {
  /// The first of this name.
  fileprivate func value(ofHeader name: String) -> [UInt8]? {
    headers.first { $0.name.elementsEqual(name.utf8) }?.value
  }
}

extension OriginalRecord {
  /// A record of the sheet topic itself, where it is none of our events.
  fileprivate init(_ record: KafkaRecord) {
    self.init()
    topic = record.topic
    partition = record.partition
    offset = record.offset
    key = record.key
    value = record.value
    switch record.timestamp {
    case .none: break
    case .createTime(let time): (timestamp, timestampKind) = (time, .createTime)
    case .logAppendTime(let time): (timestamp, timestampKind) = (time, .logAppendTime)
    }
    setHeaders(record.headers.lazy.map { Header(name: $0.name, value: $0.value) })
  }
}

extension Submission {
  fileprivate init(_ submitted: SheetSubmitted, hash: ContentHash) {
    self.init(submitted, hash: hash, hospital: submitted.hospital, fileName: submitted.fileName)
  }

  /// Of an envelope that tells who is to be answered, and of which nothing else was checked: texts that cannot be
  /// stored are left out, or this record would hold up its partition for ever.
  fileprivate init(identified submitted: SheetSubmitted) {
    let isName = submitted.fileName.utf8.count <= 1000 && !submitted.fileName.utf8.contains(0)
    self.init(
      submitted, hash: ContentHash.sha256(submitted.content),
      hospital: submitted.hospital.flatMap { NameRules.isHospital($0) ? $0 : nil },
      fileName: isName ? submitted.fileName : "")
  }

  private init(_ submitted: SheetSubmitted, hash: ContentHash, hospital: String?, fileName: String) {
    self.init(
      submitter: submitted.submitter, chosenID: submitted.submissionID, hospital: hospital,
      handedIn: .handedIn(
        hospital: submitted.hospital, vendor: submitted.vendor, product: submitted.product, content: hash),
      fileName: fileName.isEmpty ? nil : fileName)
  }
}
