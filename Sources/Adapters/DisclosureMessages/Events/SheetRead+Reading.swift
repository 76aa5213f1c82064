package import DisclosureCore
package import DisclosureIdentity

extension SheetRead {
  /// - Parameter sha256: of the document.
  package mutating func setSheet(_ sheet: DisclosureCore.Sheet, sha256: ContentHash) {
    var read = SheetRead.Sheet()
    read.form.family = sheet.catalogue.form.family
    read.form.edition = sheet.catalogue.form.edition
    read.form.guideline = sheet.catalogue.form.guideline
    read.date = sheet.header.date?.daysSince1970
    read.vendor = sheet.header.vendor
    read.product = sheet.header.product
    read.version = sheet.header.version
    read.readings = PackedReadings.pack(SheetFacts(sheet).rows)
    read.findings = String(decoding: SheetJSON.findingsColumn(of: sheet), as: UTF8.self)
    read.detail = String(decoding: SheetJSON.detailColumn(of: sheet, sha256: sha256), as: UTF8.self)
    catalogue = KnownCatalogues.hash(of: sheet.catalogue).bytes
    mediaType = sheet.source.mediaType
    encoding = sheet.source.encoding
    result = .sheet(read)
  }

  package mutating func setRejection(_ rejection: DisclosureCore.Rejection) {
    var told = SheetRead.Rejection()
    told.code = rejection.code.rawValue
    told.place = rejection.place
    told.message = rejection.message
    catalogue = nil
    result = .rejection(told)
  }
}
