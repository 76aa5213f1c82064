import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import SheetParsing

extension FuzzTarget {
  /// A document as `sheet-reader` reads it: what it answers is the same each time, and is taken by whoever asked.
  static let textSheet = FuzzTarget(name: "text-sheet") { complaint(reading: $0) }

  /// The same of a table between commas, which other seeds and words lead to.
  static let csv = FuzzTarget(name: "csv") { complaint(reading: $0) }

  static func complaint(reading document: [UInt8]) -> String? {
    let first = answer(to: document)
    guard first == answer(to: document) else { return "the same document is read in two ways" }
    do throws(EventError) {
      return complaint(about: try SheetRead(event: first))
    } catch {
      return "the answer cannot be decoded: \(error)"
    }
  }

  private static func answer(to document: [UInt8]) -> [UInt8] {
    var read = SheetRead()
    do throws(Rejection) {
      read.setSheet(try SheetReader.read(document), sha256: ContentHash.sha256(document))
    } catch {
      read.setRejection(error)
    }
    return read.encoded()
  }

  private static func complaint(about read: SheetRead) -> String? {
    switch read.result {
    case .rejection(let told):
      guard let code = RejectionCode(rawValue: told.code), code.claims else { return "no code of a document: \(told)" }
      return told.message.utf8.allSatisfy { $0 >= 0x20 } ? nil : "the message holds control characters"
    case .sheet(let sheet):
      guard let catalogue = read.catalogue.flatMap({ ContentHash(bytes: $0) }).flatMap({ KnownCatalogues.find($0) })
      else { return "the catalogue is unknown" }
      guard PackedReadings.unpack(sheet.readings, catalogue: catalogue) != nil else { return "readings that are none" }
      guard FindingsColumn(sheet.findings) != nil else { return "findings that are none: \(sheet.findings)" }
      let texts = [sheet.vendor, sheet.product, sheet.version, sheet.detail, read.mediaType, read.encoding]
      return texts.contains { $0?.utf8.contains(0) ?? false } ? "a text holds a NUL" : nil
    case nil: return "neither sheet nor rejection"
    }
  }
}
