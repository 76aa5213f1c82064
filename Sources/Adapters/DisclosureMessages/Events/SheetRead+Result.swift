package import ProtobufWire

extension SheetRead {
  /// A sheet as it was read.
  package struct Sheet: Message, Equatable {
    package var form = Form()
    /// The header's date, in days since 1970-01-01; this and the names are absent where the header has none.
    package var date: Int32?
    package var vendor: String?
    package var product: String?
    package var version: String?
    /// Packed: a version byte and one byte for each row of the catalogue.
    package var readings: [UInt8] = []
    /// JSON as the columns `sheet.findings` and `sheet.detail` hold it.
    package var findings = ""
    package var detail = ""

    package init() {}
  }

  /// The printed form, e.g. SDS, 5.0, 6.0.
  package struct Form: Message, Equatable {
    package var family = ""
    package var edition = ""
    package var guideline = ""

    package init() {}
  }

  /// Why there is no sheet.
  package struct Rejection: Message, Equatable {
    /// From the closed list of codes.
    package var code = ""
    package var place: String?
    package var message = ""

    package init() {}
  }
}

extension SheetRead.Sheet {
  package mutating func take(_ field: Int, from reader: inout WireReader) throws(WireError) {
    switch field {
    case 1: try reader.message(&form)
    case 2: date = try reader.int32()
    case 3: vendor = try reader.string()
    case 4: product = try reader.string()
    case 5: version = try reader.string()
    case 6: readings = try reader.bytes()
    case 7: findings = try reader.string()
    case 8: detail = try reader.string()
    default: break
    }
  }

  package func put(into writer: inout WireWriter) {
    writer.message(1, form)
    writer.int32(2, date)
    writer.string(3, vendor)
    writer.string(4, product)
    writer.string(5, version)
    writer.bytes(6, readings)
    writer.string(7, findings)
    writer.string(8, detail)
  }
}

extension SheetRead.Form {
  package mutating func take(_ field: Int, from reader: inout WireReader) throws(WireError) {
    switch field {
    case 1: family = try reader.string()
    case 2: edition = try reader.string()
    case 3: guideline = try reader.string()
    default: break
    }
  }

  package func put(into writer: inout WireWriter) {
    writer.string(1, family)
    writer.string(2, edition)
    writer.string(3, guideline)
  }
}

extension SheetRead.Rejection {
  package mutating func take(_ field: Int, from reader: inout WireReader) throws(WireError) {
    switch field {
    case 1: code = try reader.string()
    case 2: place = try reader.string()
    case 3: message = try reader.string()
    default: break
    }
  }

  package func put(into writer: inout WireWriter) {
    writer.string(1, code)
    writer.string(2, place)
    writer.string(3, message)
  }
}
