import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import DisclosureStorage
import KafkaClient

extension IntakeRecord {
  /// What a record of the sheet topic says. What cannot be read at all is kept as it came.
  ///
  /// - Throws: `newerSchema`, and nothing else. Only Kaiji writes this topic, so the record is sound and this program is
  ///   old: a newer one must take it.
  init(record: KafkaRecord) throws(EventError) {
    let event = record.headers.first { $0.name.elementsEqual("ce_id".utf8) }?.value
    self.init(
      offset: record.offset, event: event.flatMap { String(validating: $0, as: UTF8.self) },
      content: try IntakeRecord.content(of: record))
  }

  private static func content(of record: KafkaRecord) throws(EventError) -> Content {
    let read: SheetRead
    do throws(EventError) {
      guard let value = record.value else { throw .noSchema }
      read = try SheetRead(event: value)
    } catch {
      if case .newerSchema = error { throw error }
      return .dead(record: record.value ?? [], Rejection(.envelopeInvalid, "\(error)"))
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
      return .rejected(Submission(submitted, hash: ContentHash.sha256(submitted.content)), error)
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

extension Submission {
  fileprivate init(_ submitted: SheetSubmitted, hash: ContentHash) {
    self.init(
      submitter: submitted.submitter, chosenID: submitted.submissionID, hospital: submitted.hospital,
      handedIn: .handedIn(
        hospital: submitted.hospital, vendor: submitted.vendor, product: submitted.product, content: hash),
      fileName: submitted.fileName.isEmpty ? nil : submitted.fileName)
  }
}
