import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import DisclosureStorage
import KafkaClient

/// What a newer program of ours wrote to the sheet topic. The record is sound and this program is old: nothing is taken
/// and nothing is skipped until it is updated.
struct NewerContent: Error, CustomStringConvertible {
  let what: String
  var description: String { "\(what): a newer program wrote it; update this one" }
}

extension IntakeRecord {
  /// What a record of the sheet topic says. What cannot be read at all is kept as it came.
  init(record: KafkaRecord) throws(NewerContent) {
    let trace = record.value(ofHeader: TraceParent.headerName).flatMap { TraceParent($0) }
    self.init(
      offset: record.offset, event: record.eventID, traceparent: trace?.text,
      content: try IntakeRecord.content(of: record))
  }

  private static func content(of record: KafkaRecord) throws(NewerContent) -> Content {
    let read: SheetRead
    do throws(EventError) {
      guard let value = record.value else { throw .noSchema }
      read = try SheetRead(event: value)
    } catch {
      if case .newerSchema = error { throw NewerContent(what: "\(error)") }
      return .dead(record: OriginalRecord(record).encodedRecord(), Rejection(.envelopeInvalid, "\(error)"))
    }
    let submitted: SheetSubmitted
    do throws(Rejection) {
      submitted = try SubmissionEnvelope.open(read.original.value)
    } catch {
      // A newer envelope, or one that says nobody to judge for, may still tell who is to be answered.
      guard let identified = SubmissionEnvelope.identify(read.original.value) else {
        return .dead(record: read.original.encodedRecord(), error)
      }
      return .rejected(Submission(identified: identified), error)
    }
    let submission = Submission(submitted, hash: ContentHash.sha256(submitted.content))
    switch read.result {
    case .sheet(let sheet): return try content(of: sheet, in: read, submitted, submission)
    case .rejection(let told):
      guard let code = RejectionCode(rawValue: told.code) else { throw NewerContent(what: "rejection \(told.code)") }
      return .rejected(submission, Rejection(code, at: told.place, told.message))
    case nil: throw NewerContent(what: "an event with neither sheet nor rejection")
    }
  }

  private static func content(
    of sheet: SheetRead.Sheet, in read: SheetRead, _ submitted: SheetSubmitted, _ submission: Submission
  ) throws(NewerContent) -> Content {
    guard let catalogue = read.catalogue.flatMap({ ContentHash(bytes: $0) }), KnownCatalogues.find(catalogue) != nil
    else { throw NewerContent(what: "a sheet of an unknown catalogue") }
    let header = Header(vendor: sheet.vendor, product: sheet.product)
    guard let called = CalledProduct(eventVendor: submitted.vendor, eventProduct: submitted.product, header: header)
    else {
      return .rejected(
        submission,
        Rejection(.productUnnamed, "neither the submission nor the sheet's header names vendor and product"))
    }
    let date = sheet.date.map(CalendarDay.init(daysSince1970:))
    return .sheet(
      HandedInSheet(
        submission: submission, name: called.name, vendor: called.vendor, product: called.product,
        document: HandedInSheet.Document(
          sha256: ContentHash.sha256(submitted.content), mediaType: read.mediaType ?? submitted.mediaType,
          body: submitted.content),
        form: "\(sheet.form.family) \(sheet.form.edition)", catalogue: catalogue,
        reader: Int32(clamping: read.readerVersion), date: date,
        rank: SheetRank.bytes(date: date, recordTime: read.original.timestamp ?? 0, submission: submission.id),
        readings: sheet.readings, findings: sheet.findings, detail: sheet.detail))
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
