/// What one version of our reader made of one document.
package struct Sheet: Sendable {
  package let catalogue: Catalogue
  package let header: Header
  package let source: Source
  /// One for each row of the catalogue; nil for a heading.
  package let readings: [Reading?]
  package let remarks: [Remark]
  package let findings: [Finding]
  /// Rules of consistency that cannot tell on this sheet.
  package let undetermined: [Finding.Code]
  /// What the reader met and dealt with.
  package let notes: [String]
  /// What `{remark: present}` asks, row by row: the row refers to a remark that exists and has text, or its own cell
  /// holds prose.
  package let remarkPresent: [Bool]

  package init(
    catalogue: Catalogue, header: Header, source: Source, readings: [Reading?], remarks: [Remark],
    notes: [String], sightings: Sightings = Sightings()
  ) {
    // Position n is row n, however many the reader brought.
    let readings = catalogue.admitted.indices.map { at in
      catalogue.admitted[at] != nil ? (at < readings.count ? readings[at] : nil) ?? .absent : nil
    }
    let checked = ConsistencyCheck(
      catalogue: catalogue, header: header, readings: readings, remarks: remarks,
      remarkPresent: Sheet.remarkPresent(readings, remarks), sightings: sightings)
    self.init(
      catalogue: catalogue, header: header, source: source, readings: readings, remarks: remarks, notes: notes,
      findings: checked.findings, undetermined: checked.undetermined)
  }

  /// A sheet that was read and checked elsewhere: its findings are taken as they are told.
  ///
  /// - Parameter readings: one for each row of the catalogue, nil for its headings alone.
  package init(
    catalogue: Catalogue, header: Header, source: Source, readings: [Reading?], remarks: [Remark], notes: [String],
    findings: [Finding], undetermined: [Finding.Code]
  ) {
    self.catalogue = catalogue
    self.header = header
    self.source = source
    self.readings = readings
    self.remarks = remarks
    self.notes = notes
    self.remarkPresent = Sheet.remarkPresent(readings, remarks)
    self.findings = findings
    self.undetermined = undetermined
  }

  private static func remarkPresent(_ readings: [Reading?], _ remarks: [Remark]) -> [Bool] {
    let numbers = Set(remarks.filter { !$0.text.isEmpty }.map(\.number))
    return readings.map { reading in
      reading.map { $0.remarkText != nil || $0.remarks.contains(where: numbers.contains) } ?? false
    }
  }
}

/// The head of a sheet; nil where a field is missing, cannot be read, or differs from page to page.
package struct Header: Sendable, Equatable {
  package var date: CalendarDay?
  /// Only the check of the date asks for it; it is neither stored nor shown.
  package var weekday: WrittenWeekday?
  package var vendor: String?
  package var product: String?
  package var version: String?

  package init(
    date: CalendarDay? = nil, weekday: WrittenWeekday? = nil, vendor: String? = nil, product: String? = nil,
    version: String? = nil
  ) {
    self.date = date
    self.weekday = weekday
    self.vendor = vendor
    self.product = product
    self.version = version
  }
}

/// The document that a sheet was read from.
package struct Source: Sendable, Equatable {
  /// As found in the content, never as declared.
  package let mediaType: String
  /// `UTF-8`; nil for formats that are no text.
  package let encoding: String?
  package let bytes: Int

  package init(mediaType: String, encoding: String?, bytes: Int) {
    self.mediaType = mediaType
    self.encoding = encoding
    self.bytes = bytes
  }
}

/// A numbered note (備考) at the end of the sheet.
package struct Remark: Sendable, Equatable {
  package let number: Int
  /// As printed, leading ids included.
  package let text: String
  /// The ids that open the text: what the remark says it is about.
  package let names: [String]

  package init(number: Int, text: String, names: [String]) {
    self.number = number
    self.text = text
    self.names = names
  }
}
