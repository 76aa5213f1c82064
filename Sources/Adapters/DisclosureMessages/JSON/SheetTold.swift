package import DisclosureCore
import DisclosureIdentity
import JSONText

extension ReaderAnswer {
  /// The sheet exactly as the reader had it.
  ///
  /// - Returns: nil where the answer is no sheet, or where any part of it is not what a reader of this build writes:
  ///   nothing is filled in.
  package var sheet: DisclosureCore.Sheet? {
    guard case .sheet(let told) = read.result,
      let catalogue = read.catalogue.flatMap({ ContentHash(bytes: $0) }).flatMap(KnownCatalogues.find),
      let detail = JSONValue.parsed(Array(told.detail.utf8)), let source = Source(told: detail["source"]),
      let findings = JSONValue.parsed(Array(told.findings.utf8)),
      let readings = readings(detail["readings"], of: catalogue),
      let remarks = list(detail["remarks"], Remark.init(told:)), let notes = list(detail["notes"], \.text),
      let found = list(findings["findings"], { Finding(told: $0, of: catalogue) }),
      let undetermined = list(findings["undetermined"], { $0.text.flatMap { Finding.Code($0) } }),
      let header = header(told)
    else { return nil }
    let sheet = DisclosureCore.Sheet(
      catalogue: catalogue, header: header, source: source, readings: readings, remarks: remarks, notes: notes,
      findings: found, undetermined: undetermined)
    // What people are shown is what policies judge.
    return PackedReadings.pack(SheetFacts(sheet).rows) == told.readings ? sheet : nil
  }

  private func header(_ told: SheetRead.Sheet) -> Header? {
    var written: WrittenWeekday?
    if let weekday {
      guard let day = Weekday(rawValue: Int(weekday)), let weekdayText else { return nil }
      written = WrittenWeekday(day: day, text: weekdayText)
    }
    return Header(
      date: told.date.map(CalendarDay.init(daysSince1970:)), weekday: written, vendor: told.vendor,
      product: told.product, version: told.version)
  }

  /// One for each row of the catalogue.
  private func readings(_ json: JSONValue?, of catalogue: Catalogue) -> [Reading?]? {
    guard var rest = json?.elements?[...], irregularities.count == catalogue.items.count else { return nil }
    var readings: [Reading?] = []
    for (item, bits) in zip(catalogue.items, irregularities) {
      guard item.isAnswerable else {
        readings.append(nil)
        continue
      }
      guard let row = rest.popFirst(), row["item"]?.text == item.id,
        let reading = Reading(told: row, Reading.Irregularities(rawValue: bits))
      else { return nil }
      readings.append(reading)
    }
    return rest.isEmpty ? readings : nil
  }
}

extension Reading {
  fileprivate init?(told json: JSONValue, _ irregularities: Irregularities) {
    guard let state = State.allCases.first(where: { $0.name == json["state"]?.text }),
      let remarks = list(json["remarks"], \.integer), let prose = optional(json["remarkText"], \.text),
      let evidence = list(json["evidence"], Evidence.init(told:)),
      let answer = optional(json["answer"], { $0.text.flatMap { Answer(name: $0) } }),
      (answer != nil) == (state == .explicit)
    else { return nil }
    if let answer {
      self.init(
        explicit: answer, remarks: remarks, remarkText: prose, evidence: evidence, irregularities: irregularities)
    } else {
      self.init(
        without: state, remarks: remarks, remarkText: prose, evidence: evidence, irregularities: irregularities)
    }
  }
}

extension Evidence {
  fileprivate init?(told json: JSONValue) {
    guard let place = json["place"]?.text, let text = json["text"]?.text,
      let mark = optional(json["mark"], { $0.text.flatMap(Mark.init(rawValue:)) })
    else { return nil }
    self.init(place: place, text: text, mark: mark)
  }
}

extension Remark {
  fileprivate init?(told json: JSONValue) {
    guard let number = json["number"]?.integer, let text = json["text"]?.text, let names = list(json["names"], \.text)
    else { return nil }
    self.init(number: number, text: text, names: names)
  }
}

extension Source {
  fileprivate init?(told json: JSONValue?) {
    guard let json, let mediaType = json["mediaType"]?.text, let bytes = json["bytes"]?.integer,
      let encoding = optional(json["encoding"], \.text)
    else { return nil }
    self.init(mediaType: mediaType, encoding: encoding, bytes: bytes)
  }
}

extension Finding {
  fileprivate init?(told json: JSONValue, of catalogue: Catalogue) {
    func day(_ json: JSONValue?) -> CalendarDay?? { optional(json) { $0.text.flatMap { CalendarDay(iso: $0) } } }
    guard let code = json["rule"]?.text.flatMap({ Code($0) }),
      let severity = json["severity"]?.text.flatMap(Severity.init(rawValue:)),
      let items = list(json["items"], { $0.text.flatMap(catalogue.position(of:)) }),
      let remarks = list(json["remarks"], \.integer), let quotes = list(json["quotes"], \.text),
      let from = day(json["from"]), let until = day(json["until"])
    else { return nil }
    self.init(
      code: code, severity: severity, items: items, remarks: remarks, quotes: quotes, from: from, until: until)
  }
}

/// Every element, or nil where one is not what it should be.
private func list<Element>(_ json: JSONValue?, _ read: (JSONValue) -> Element?) -> [Element]? {
  guard let elements = json?.elements else { return nil }
  let found = elements.compactMap(read)
  return found.count == elements.count ? found : nil
}

/// A value, or none where null stands; nil for anything else.
private func optional<Value>(_ json: JSONValue?, _ read: (JSONValue) -> Value?) -> Value?? {
  guard let json else { return nil }
  if case .null = json { return .some(nil) }
  return read(json).map { .some($0) }
}
