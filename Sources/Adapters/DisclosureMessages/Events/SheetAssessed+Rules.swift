package import ProtobufWire

extension SheetAssessed {
  /// How many rules ended how.
  package struct Counts: Message, Equatable {
    package var passed: UInt32 = 0
    package var failed: UInt32 = 0
    package var unknown: UInt32 = 0
    package var exempt: UInt32 = 0
    package var waived: UInt32 = 0

    package init() {}
  }

  /// A rule that did not pass, and why.
  package struct RuleResult: Message, Equatable {
    package var rule = ""
    package var result = Result.unspecified
    package var severity = Severity.unspecified
    /// From the closed list of reasons.
    package var code = ""
    package var items: [String] = []

    package init() {}
  }

  package struct Decision: OpenEnum {
    package static let unspecified = Self(rawValue: 0)
    package static let accept = Self(rawValue: 1)
    package static let refer = Self(rawValue: 2)
    package static let reject = Self(rawValue: 3)

    package let rawValue: Int32

    package init(rawValue: Int32) { self.rawValue = rawValue }
  }

  package struct Result: OpenEnum {
    package static let unspecified = Self(rawValue: 0)
    package static let pass = Self(rawValue: 1)
    package static let fail = Self(rawValue: 2)
    package static let exempt = Self(rawValue: 3)
    package static let unknown = Self(rawValue: 4)
    package static let waived = Self(rawValue: 5)

    package let rawValue: Int32

    package init(rawValue: Int32) { self.rawValue = rawValue }
  }

  package struct Severity: OpenEnum {
    package static let unspecified = Self(rawValue: 0)
    package static let critical = Self(rawValue: 1)
    package static let major = Self(rawValue: 2)
    package static let minor = Self(rawValue: 3)

    package let rawValue: Int32

    package init(rawValue: Int32) { self.rawValue = rawValue }
  }
}

extension SheetAssessed.Counts {
  package mutating func take(_ field: Int, from reader: inout WireReader) throws(WireError) {
    switch field {
    case 1: passed = try reader.uint32()
    case 2: failed = try reader.uint32()
    case 3: unknown = try reader.uint32()
    case 4: exempt = try reader.uint32()
    case 5: waived = try reader.uint32()
    default: break
    }
  }

  package func put(into writer: inout WireWriter) {
    writer.uint32(1, passed)
    writer.uint32(2, failed)
    writer.uint32(3, unknown)
    writer.uint32(4, exempt)
    writer.uint32(5, waived)
  }
}

extension SheetAssessed.RuleResult {
  package mutating func take(_ field: Int, from reader: inout WireReader) throws(WireError) {
    switch field {
    case 1: rule = try reader.string()
    case 2: result = try reader.open()
    case 3: severity = try reader.open()
    case 4: code = try reader.string()
    case 5: try reader.strings(&items, atMost: SheetAssessed.listLimit)
    default: break
    }
  }

  package func put(into writer: inout WireWriter) {
    writer.string(1, rule)
    writer.open(2, result)
    writer.open(3, severity)
    writer.string(4, code)
    writer.strings(5, items)
  }
}
