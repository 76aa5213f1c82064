package import DisclosureCore
package import DisclosureIdentity

extension SheetFacts {
  /// A sheet's columns, opened for judging. What its reader did not check cannot be told.
  ///
  /// - Parameter reader: the version of the reader that made it.
  /// - Returns: nil if one of them is not what this program writes.
  package init?(
    catalogue hash: ContentHash, reader: Int32, date: CalendarDay?, readings: [UInt8], findings: String
  ) {
    guard let catalogue = KnownCatalogues.find(hash),
      let rows = PackedReadings.unpack(readings, catalogue: catalogue), let column = FindingsColumn(findings)
    else { return nil }
    self.init(
      catalogue: catalogue, rows: rows, date: date, findings: column.findings,
      undetermined: column.undetermined + Finding.Code.untold(byReader: reader))
  }
}
