package import DisclosureCore
package import DisclosureIdentity
package import ProtobufWire

/// A document as a `sheet-reader` is given it: its bytes, and behind them its SHA-256, which names it in the answer.
package struct ReaderQuestion: Sendable {
  /// How many bytes a question is longer than its document.
  package static let overhead = 32

  package let document: [UInt8]
  package let sha256: ContentHash

  package init(_ document: [UInt8], sha256: ContentHash) {
    self.document = document
    self.sha256 = sha256
  }

  /// As it came through the pipe; nil where it is too short to be one.
  package init?(received question: consuming [UInt8]) {
    var bytes = question
    guard let sha256 = ContentHash(bytes: Array(bytes[max(0, bytes.count - Self.overhead)...])) else { return nil }
    bytes.removeLast(Self.overhead)
    self.init(bytes, sha256: sha256)
  }
}

/// What a `sheet-reader` says of one document.
///
/// It travels between two programs of one build, over a pipe, so the contract in `Proto` does not hold it. What it has
/// beside the event is what people ask for where they look at one sheet, and nobody stores.
package struct ReaderAnswer: PipeMessage, Equatable {
  /// Of the document that was asked about: the answer is to no other.
  package var sha256: [UInt8] = []
  /// What was read; the record that the document came in is not the reader's to know.
  package var read = SheetRead()
  /// One byte for each row of the catalogue: `Reading.Irregularities`.
  package var irregularities: [UInt8] = []
  /// The weekday that stands with the header's date, by its number, and the text in which it stands.
  package var weekday: UInt32?
  package var weekdayText: String?

  package init() {}

  /// - Parameter result: what the reader made of the document that `question` asks about.
  package init(to question: ReaderQuestion, version: UInt32, _ result: Result<DisclosureCore.Sheet, Rejection>) {
    sha256 = question.sha256.bytes
    read.readerVersion = version
    switch result {
    case .success(let sheet):
      read.setSheet(sheet, sha256: question.sha256)
      irregularities = sheet.readings.map { $0?.irregularities.rawValue ?? 0 }
      weekday = sheet.header.weekday.map { UInt32($0.day.rawValue) }
      weekdayText = sheet.header.weekday?.text
    case .failure(let rejection): read.setRejection(rejection)
    }
  }

  package mutating func take(_ field: Int, from reader: inout WireReader) throws(WireError) {
    switch field {
    case 1: sha256 = try reader.bytes()
    case 2: try reader.message(&read)
    case 3: irregularities = try reader.bytes()
    case 4: weekday = try reader.uint32()
    case 5: weekdayText = try reader.string()
    default: break
    }
  }

  package func put(into writer: inout WireWriter) {
    writer.bytes(1, sha256)
    writer.message(2, read)
    writer.bytes(3, irregularities)
    writer.uint32(4, weekday)
    writer.string(5, weekdayText)
  }
}
