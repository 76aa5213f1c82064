import ChildProcess
import DisclosureIdentity
package import DisclosureMessages
package import KafkaClient

extension RunningSystem {
  /// Hands a file in through the command.
  ///
  /// - Returns: the system's own id of the submission.
  @discardableResult
  package func submit(_ file: String, _ options: [String], submitter: String = "vendor") throws -> String {
    let said = try run(["submit", file, "--submitter", submitter] + options)
    let words = String(decoding: said.output, as: UTF8.self).split(whereSeparator: { $0 == "\t" || $0 == "\n" })
    guard said.status.isSuccess, words.count == 3 else {
      throw StillNot("kaiji submit \(file): \(said.status) \(String(decoding: said.errors, as: UTF8.self))")
    }
    return String(words[2])
  }

  /// Writes records as any producer could.
  package func write(_ records: [ProducerRecord]) throws {
    let settings = ProducerSettings(messageTimeout: .seconds(30), maximumMessageBytes: 12 << 20)
    try KafkaProducer(try kafka(), settings).deliver(records, within: .seconds(40))
  }
}

extension SheetSubmitted {
  /// A valid submission to all subscribers of a product; change what shall be wrong.
  package init(_ content: [UInt8], id: String, vendor: String?, product: String?, submitter: String = "vendor") {
    self.init()
    self.submitter = submitter
    submissionID = id
    audience = .subscribers
    self.vendor = vendor
    self.product = product
    self.content = content
    sha256 = ContentHash.sha256(content).bytes
  }
}

extension KafkaRecord {
  package func text(ofHeader name: String) -> String? {
    headers.first { $0.name.elementsEqual(name.utf8) }?.value.map { String(decoding: $0, as: UTF8.self) }
  }
}
