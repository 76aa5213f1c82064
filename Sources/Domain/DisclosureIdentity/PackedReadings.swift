package import DisclosureCore

/// `sheet.readings`: one byte for the version, then one for each row of the catalogue (encoding.md §2).
package enum PackedReadings {
  private static let version: UInt8 = 1

  package static func pack(_ rows: [SheetFacts.Row]) -> [UInt8] {
    [version]
      + rows.map { row in
        (row.remarkPresent ? 64 : 0) + (row.state?.rawValue ?? 0) * 8 + (row.answer?.rawValue ?? 0)
      }
  }

  /// Nil unless the bytes are of the known version, say only what can be said, and fit the catalogue.
  package static func unpack(_ bytes: [UInt8], catalogue: Catalogue) -> [SheetFacts.Row]? {
    guard bytes.first == version, bytes.count == catalogue.items.count + 1 else { return nil }
    var rows: [SheetFacts.Row] = []
    rows.reserveCapacity(bytes.count - 1)
    for (byte, item) in zip(bytes.dropFirst(), catalogue.items) {
      let (state, answer) = (Reading.State(rawValue: byte >> 3 & 7), Answer(rawValue: byte & 7))
      guard byte < 128, state != nil || byte >> 3 & 7 == 0, answer != nil || byte & 7 == 0,
        (state == .explicit) == (answer != nil), (state != nil) == item.isAnswerable,
        answer.map(item.answers.contains) ?? true
      else { return nil }
      rows.append(SheetFacts.Row(state: state, answer: answer, remarkPresent: byte & 64 != 0))
    }
    return rows
  }
}
