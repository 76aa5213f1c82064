package import ProtobufWire

/// A Kafka record as it was received (`original_record.proto`).
package struct OriginalRecord: Message, Equatable {
  /// How many headers travel along.
  package static let headerLimit = 1_000

  package var topic = ""
  package var partition: Int32 = 0
  package var offset: Int64 = 0
  /// Unix milliseconds.
  package var timestamp: Int64?
  package var timestampKind = TimestampKind.unspecified
  package var key: [UInt8]?
  package var value: [UInt8]?
  package private(set) var headers: [Header] = []
  /// How many headers behind ``headerLimit`` the record had: not 0 means that this is not the whole record.
  package var headersLeftOut: UInt32 = 0

  package init() {}

  /// Keeps the first ``headerLimit`` headers and counts the others.
  package mutating func setHeaders(_ all: some Sequence<Header>) {
    headers = []
    headersLeftOut = 0
    for header in all {
      if headers.count < Self.headerLimit { headers.append(header) } else { headersLeftOut += 1 }
    }
  }
}

extension OriginalRecord {
  package struct Header: Message, Equatable {
    package var name: [UInt8] = []
    package var value: [UInt8]?

    package init() {}

    package init(name: [UInt8], value: [UInt8]?) {
      self.name = name
      self.value = value
    }
  }

  /// Whose clock a timestamp is.
  package struct TimestampKind: OpenEnum {
    package static let unspecified = Self(rawValue: 0)
    package static let createTime = Self(rawValue: 1)
    package static let logAppendTime = Self(rawValue: 2)

    package let rawValue: Int32

    package init(rawValue: Int32) { self.rawValue = rawValue }
  }
}

extension OriginalRecord {
  package mutating func take(_ field: Int, from reader: inout WireReader) throws(WireError) {
    switch field {
    case 1: topic = try reader.string()
    case 2: partition = try reader.int32()
    case 3: offset = try reader.int64()
    case 4: timestamp = try reader.int64()
    case 5: timestampKind = try reader.open()
    case 6: key = try reader.bytes()
    case 7: value = try reader.bytes()
    case 8: try reader.message(&headers, atMost: Self.headerLimit)
    case 9: headersLeftOut = try reader.uint32()
    default: break
    }
  }

  package func put(into writer: inout WireWriter) {
    writer.string(1, topic)
    writer.int32(2, partition)
    writer.int64(3, offset)
    writer.int64(4, timestamp)
    writer.open(5, timestampKind)
    writer.bytes(6, key)
    writer.bytes(7, value)
    writer.messages(8, headers)
    writer.uint32(9, headersLeftOut)
  }
}

extension OriginalRecord.Header {
  package mutating func take(_ field: Int, from reader: inout WireReader) throws(WireError) {
    switch field {
    case 1: name = try reader.bytes()
    case 2: value = try reader.bytes()
    default: break
    }
  }

  package func put(into writer: inout WireWriter) {
    writer.bytes(1, name)
    writer.bytes(2, value)
  }
}

extension OriginalRecord {
  /// The bytes of this message, to be kept where a record is kept. Reaches the library's `encoded`, so that a program
  /// need not import it.
  package func encodedRecord() -> [UInt8] { encoded() }

  /// The record that was kept so; nil where the bytes are none.
  package init?(kept bytes: [UInt8]) {
    do throws(WireError) {
      try self.init(decoding: bytes)
    } catch {
      return nil
    }
  }

  /// Where it stood and when, without key, value and headers; all headers count as left out.
  package var withoutContent: OriginalRecord {
    var record = self
    (record.key, record.value) = (nil, nil)
    record.headersLeftOut = headersLeftOut &+ UInt32(clamping: headers.count)
    record.headers = []
    return record
  }
}
