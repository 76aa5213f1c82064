package import DisclosureCore
package import DisclosureIdentity
import JSONText

/// The parts of a sheet as JSON: for the columns `sheet.findings` and `sheet.detail`, and for `kaiji check`.
package enum SheetJSON {
  /// `sheet.findings`, apart from the rest because the judge reads it. Messages are made when they are shown.
  package static func findingsColumn(of sheet: Sheet) -> [UInt8] {
    var json = CanonicalJSON()
    json.object { json in
      json.key("findings")
      json.array(of: sheet.findings) { $0.finding($1, in: sheet.catalogue, message: nil) }
      json.key("undetermined")
      json.array(of: sheet.undetermined) { $0.string($1.text) }
    }
    return json.bytes
  }

  /// `sheet.detail`: everything that only people ask for.
  package static func detailColumn(of sheet: Sheet, sha256: ContentHash) -> [UInt8] {
    var json = CanonicalJSON()
    json.object { json in
      json.key("header")
      json.header(sheet.header)
      json.key("source")
      json.source(sheet.source, sha256: sha256)
      json.key("readings")
      json.readings(of: sheet)
      json.key("remarks")
      json.remarks(of: sheet)
      json.key("notes")
      json.array(of: sheet.notes) { $0.string($1) }
    }
    return json.bytes
  }

  /// Whether text that a stranger wrote can be stored as `sheet.detail`.
  package static func isJSON(_ text: String) -> Bool { JSONGrammar.holds(text) }
}

extension CanonicalJSON {
  mutating func form(_ form: Form) {
    object { json in
      json.key("family")
      json.string(form.family)
      json.key("edition")
      json.string(form.edition)
      json.key("guideline")
      json.string(form.guideline)
    }
  }

  mutating func header(_ header: Header) {
    object { json in
      json.key("date")
      json.string(header.date?.description)
      json.key("vendor")
      json.string(header.vendor)
      json.key("product")
      json.string(header.product)
      json.key("version")
      json.string(header.version)
    }
  }

  mutating func source(_ source: Source, sha256: ContentHash) {
    object { json in
      json.key("sha256")
      json.string(sha256.description)
      json.key("mediaType")
      json.string(source.mediaType)
      json.key("encoding")
      json.string(source.encoding)
      json.key("bytes")
      json.number(source.bytes)
    }
  }

  /// Every item that can be answered, in the form's order.
  mutating func readings(of sheet: Sheet) {
    array { json in
      for (item, reading) in zip(sheet.catalogue.items, sheet.readings) {
        if let reading { json.reading(reading, of: item) }
      }
    }
  }

  mutating func reading(_ reading: Reading, of item: Item) {
    object { json in
      json.key("item")
      json.string(item.id)
      json.key("state")
      json.string(reading.state.name)
      json.key("answer")
      json.string(reading.answer?.name)
      json.key("remarks")
      json.array(of: reading.remarks) { $0.number($1) }
      json.key("remarkText")
      json.string(reading.remarkText)
      json.key("evidence")
      json.array(of: reading.evidence) { json, evidence in
        json.object { json in
          json.key("place")
          json.string(evidence.place)
          json.key("text")
          json.string(evidence.text)
          json.key("mark")
          json.string(evidence.mark?.rawValue)
        }
      }
    }
  }

  mutating func remarks(of sheet: Sheet) {
    var referrers: [Int: [String]] = [:]
    for (item, reading) in zip(sheet.catalogue.items, sheet.readings) {
      for number in Set(reading?.remarks ?? []) { referrers[number, default: []].append(item.id) }
    }
    array(of: sheet.remarks) { json, remark in
      json.object { json in
        json.key("number")
        json.number(remark.number)
        json.key("text")
        json.string(remark.text)
        json.key("names")
        json.array(of: remark.names) { $0.string($1) }
        json.key("referencedBy")
        json.array(of: referrers[remark.number] ?? []) { $0.string($1) }
      }
    }
  }

  /// - Parameter message: words for people; the stored column has none.
  mutating func finding(_ finding: Finding, in catalogue: Catalogue, message: Label?) {
    object { json in
      json.key("rule")
      json.string(finding.code.text)
      json.key("severity")
      json.string(finding.severity.rawValue)
      json.key("items")
      json.array(of: finding.items) { $0.string(catalogue.items[$1].id) }
      json.key("remarks")
      json.array(of: finding.remarks) { $0.number($1) }
      json.key("quotes")
      json.array(of: finding.quotes) { $0.string($1) }
      json.key("from")
      json.string(finding.from?.description)
      json.key("until")
      json.string(finding.until?.description)
      if let message {
        json.key("message")
        json.label(message)
      }
    }
  }

  mutating func label(_ label: Label) {
    object { json in
      json.key("ja")
      json.string(label.japanese)
      json.key("en")
      json.string(label.english)
    }
  }
}
