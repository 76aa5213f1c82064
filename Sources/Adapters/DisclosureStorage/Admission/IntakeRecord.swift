package import DisclosureCore
package import DisclosureIdentity

/// One record of the sheet topic, as it is admitted.
package struct IntakeRecord: Sendable {
  package enum Content: Sendable {
    case sheet(HandedInSheet)
    /// The submission can be read, what was handed in cannot.
    case rejected(Submission, Rejection)
    /// Not even the envelope can be read: the original record is kept, as the contract's message encodes it.
    case dead(record: [UInt8], Rejection)
  }

  package let offset: Int64
  /// The event's id, by which a topic that was made anew is noticed.
  package let event: String?
  /// Where it came from, as W3C trace context has it; carried to what is told of it.
  package let traceparent: String?
  package let content: Content

  package init(offset: Int64, event: String?, traceparent: String?, content: Content) {
    self.offset = offset
    self.event = event
    self.traceparent = traceparent
    self.content = content
  }
}

/// The act of handing in a document.
package struct Submission: Sendable {
  package let submitter: String
  /// As the submitter chose it.
  package let chosenID: String
  /// The one hospital that it is for; nil for all subscribers of the product.
  package let hospital: String?
  package let handedIn: ContentHash
  package let fileName: String?

  package init(submitter: String, chosenID: String, hospital: String?, handedIn: ContentHash, fileName: String?) {
    self.submitter = submitter
    self.chosenID = chosenID
    self.hospital = hospital
    self.handedIn = handedIn
    self.fileName = fileName
  }

  /// The system's own id.
  package var id: Identifier { .submission(submitter: submitter, id: chosenID) }
}

/// A sheet with all that is stored of it.
package struct HandedInSheet: Sendable {
  package let submission: Submission
  package let name: ProductName
  /// The names as the submitter or the sheet writes them; kept where they name a new product.
  package let vendor: String
  package let product: String
  package let document: Document
  package let form: String
  package let catalogue: ContentHash
  package let reader: Int32
  package let date: CalendarDay?
  package let rank: [UInt8]
  /// Packed, and JSON, as encoding.md §2 has the columns.
  package let readings: [UInt8]
  package let findings: String
  package let detail: String

  package struct Document: Sendable {
    package let sha256: ContentHash
    package let mediaType: String
    package let body: [UInt8]

    package init(sha256: ContentHash, mediaType: String, body: [UInt8]) {
      self.sha256 = sha256
      self.mediaType = mediaType
      self.body = body
    }
  }

  package init(
    submission: Submission, name: ProductName, vendor: String, product: String, document: Document, form: String,
    catalogue: ContentHash, reader: Int32, date: CalendarDay?, rank: [UInt8], readings: [UInt8], findings: String,
    detail: String
  ) {
    self.submission = submission
    self.name = name
    self.vendor = vendor
    self.product = product
    self.document = document
    self.form = form
    self.catalogue = catalogue
    self.reader = reader
    self.date = date
    self.rank = rank
    self.readings = readings
    self.findings = findings
    self.detail = detail
  }

  package var id: Identifier { .sheet(submission: submission.id, reader: reader, catalogue: catalogue) }
}
