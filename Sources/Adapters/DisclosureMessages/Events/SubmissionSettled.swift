package import ProtobufWire

/// What became of a submission (`submission_settled.proto`).
package struct SubmissionSettled: Event, Equatable {
  package static let name = "SubmissionSettled"

  /// The system's own id of the submission, a uuid as text.
  package var submission = ""
  package var submitter = ""
  package var submissionID = ""
  package var outcome = Outcome.unspecified
  package var code: String?
  package var place: String?
  package var message: String?
  /// The sheet's uuid as text; of a repeat, the sheet of the first.
  package var sheet: String?
  /// The hospital's id, where the sheet was for one hospital alone.
  package var hospital: String?
  /// Unix milliseconds.
  package var settledAt: Int64 = 0

  package init() {}

  package struct Outcome: OpenEnum {
    package static let unspecified = Self(rawValue: 0)
    package static let stored = Self(rawValue: 1)
    package static let repeated = Self(rawValue: 2)
    package static let rejected = Self(rawValue: 3)
    package static let conflict = Self(rawValue: 4)

    package let rawValue: Int32

    package init(rawValue: Int32) { self.rawValue = rawValue }
  }
}

extension SubmissionSettled {
  package mutating func take(_ field: Int, from reader: inout WireReader) throws(WireError) {
    switch field {
    case 2: submission = try reader.string()
    case 3: submitter = try reader.string()
    case 4: submissionID = try reader.string()
    case 5: outcome = try reader.open()
    case 6: code = try reader.string()
    case 7: place = try reader.string()
    case 8: message = try reader.string()
    case 9: sheet = try reader.string()
    case 10: hospital = try reader.string()
    case 11: settledAt = try reader.int64()
    default: break
    }
  }

  package func put(into writer: inout WireWriter) {
    writer.uint32(1, Self.schema)
    writer.string(2, submission)
    writer.string(3, submitter)
    writer.string(4, submissionID)
    writer.open(5, outcome)
    writer.string(6, code)
    writer.string(7, place)
    writer.string(8, message)
    writer.string(9, sheet)
    writer.string(10, hospital)
    writer.int64(11, settledAt)
  }
}
