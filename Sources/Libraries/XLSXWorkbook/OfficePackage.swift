import ZipArchive

/// The parts of a workbook's file, each read once, and what the file says of their types.
struct OfficePackage: ~Copyable {
  private var archive: ZipArchive
  private let types: ContentTypes
  private var used: Set<String> = []

  init(_ bytes: [UInt8], _ limits: ZipLimits) throws(XLSXError) {
    var archive = try OfficePackage.open(bytes, limits)
    types = try ContentTypes(try OfficePackage.read(ContentTypes.part, &archive))
    self.archive = archive
  }

  /// The bytes of a part, which is asked for once.
  ///
  /// - Parameter type: how its content type must end; nil where any will do.
  mutating func contents(of part: String, type: String? = nil) throws(XLSXError) -> [UInt8] {
    let name = OfficePackage.escaped(part)
    guard used.insert(part.lowercased()).inserted else { throw XLSXError(.partUsedTwice, part: name) }
    let bytes = try OfficePackage.read(part, &archive)
    guard type.map({ self.type(of: part)?.hasSuffix($0) ?? false }) ?? true else {
      throw XLSXError(.contentType, part: name)
    }
    return bytes
  }

  /// Reads a part as XML.
  mutating func reader(
    of part: String, type: String? = nil, takesBreaksAsEmpty: Bool = false
  ) throws(XLSXError) -> PartReader {
    let bytes = try contents(of: part, type: type)
    return try PartReader(bytes, part: OfficePackage.escaped(part), takesBreaksAsEmpty: takesBreaksAsEmpty)
  }

  /// What a part is related to; nothing where the file does not say. The name of the file itself is empty.
  mutating func relationships(of part: String) throws(XLSXError) -> Relationships {
    let folder = part.utf8.lastIndex(of: UInt8(ascii: "/")).map { part.utf8.index(after: $0) } ?? part.startIndex
    let name = "\(part[..<folder])_rels/\(part[folder...]).rels"
    guard archive.entry(named: name) != nil else { return Relationships() }
    return try Relationships(try reader(of: name), of: String(part[..<folder]))
  }

  func type(of part: String) -> String? { types.type(of: part) }

  /// All files, as far as they can be named, with their types.
  var parts: [(name: String, type: String)] {
    archive.entries.compactMap { entry in
      guard let name = String(validating: entry.name, as: UTF8.self), !name.hasSuffix("/") else { return nil }
      return (name, type(of: name) ?? "")
    }
  }

  /// A name for people: what is not printable ASCII is a question mark, and what is long is cut.
  static func escaped(_ part: String) -> String {
    let bytes = part.utf8.prefix(80).map { (0x20..<0x7F).contains($0) ? $0 : UInt8(ascii: "?") }
    return String(decoding: bytes, as: UTF8.self) + (part.utf8.count > 80 ? "…" : "")
  }

  private static func open(_ bytes: [UInt8], _ limits: ZipLimits) throws(XLSXError) -> ZipArchive {
    let format: OfficeFormat
    let archive: ZipArchive
    do throws(ZipError) {
      var opened = try ZipArchive(bytes, limits: limits)
      format = try OfficeFormat.of(&opened)
      archive = opened
    } catch {
      throw XLSXError(.archive(error.reason), part: error.entry, offset: error.offset)
    }
    guard format == .xlsx else { throw XLSXError(.format(format)) }
    return archive
  }

  private static func read(_ part: String, _ archive: inout ZipArchive) throws(XLSXError) -> [UInt8] {
    guard let entry = archive.entry(named: part) else { throw XLSXError(.missingPart, part: escaped(part)) }
    do throws(ZipError) {
      return try archive.contents(of: entry)
    } catch {
      throw XLSXError(.archive(error.reason), part: error.entry, offset: error.offset)
    }
  }
}
