package import DisclosureCore

/// Reads a document as people hand it in, in stages: bytes, text, lines, rows, marks, readings.
///
/// Reading does not scold: what can be read is read, what cannot is left `unresolved`, and nothing is guessed. The same
/// bytes always give the same sheet, or the same rejection.
package enum SheetReader {
  /// Raised only when the same bytes may read differently (encoding.md §1).
  package static let version: Int32 = 3

  /// The largest document that is read, in bytes.
  package static let maximumBytes = 8 << 20

  /// The sheet that the document holds.
  package static func read(_ document: [UInt8]) throws(Rejection) -> Sheet {
    let text = try TextDocument(document)
    let layout = try TextLayout(text)
    let readings = RowReadings(layout, text)
    return Sheet(
      catalogue: layout.catalogue, header: layout.header,
      source: Source(mediaType: "text/plain", encoding: text.encoding, bytes: document.count),
      readings: readings.readings, remarks: layout.remarks, notes: layout.notes,
      sightings: Sightings(
        differingHeads: layout.differingHeads, unlistedIDs: layout.unlistedIDs, questions: readings.questions))
  }
}
