internal import CRDKafka

/// The library below: librdkafka as this process has it loaded.
package enum KafkaClient {
  /// The loaded librdkafka, which may be newer than the one we were built with.
  package static let libraryVersion = LibraryVersion(packed: UInt32(bitPattern: rd_kafka_version()))
}

/// A librdkafka release, such as 2.0.2.
package struct LibraryVersion: Comparable, CustomStringConvertible, Sendable {
  package let major: UInt8
  package let minor: UInt8
  package let revision: UInt8

  package init(_ major: UInt8, _ minor: UInt8, _ revision: UInt8 = 0) {
    (self.major, self.minor, self.revision) = (major, minor, revision)
  }

  /// librdkafka packs it as 0xMMmmrrxx; the last byte tells pre-releases apart and is left out.
  init(packed: UInt32) {
    self.init(
      UInt8(truncatingIfNeeded: packed >> 24), UInt8(truncatingIfNeeded: packed >> 16),
      UInt8(truncatingIfNeeded: packed >> 8))
  }

  package var description: String { "\(major).\(minor).\(revision)" }

  package static func < (one: LibraryVersion, other: LibraryVersion) -> Bool {
    (one.major, one.minor, one.revision) < (other.major, other.minor, other.revision)
  }
}
