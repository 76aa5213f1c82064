import Commands
import DisclosureIdentity

/// A hospital's id, as an argument.
struct HospitalID: CommandValue {
  static let expected = Phrase(
    ja: "病院の ID（A–Z a–z 0–9 . _ - の1〜48文字）", en: "a hospital's id: 1 to 48 of A–Z a–z 0–9 . _ -")
  let text: String
  var argument: String { text }

  init?(argument: String) {
    guard NameRules.isHospital(argument) else { return nil }
    text = argument
  }
}

/// The system's own id of a submission, as an argument.
struct SubmissionID: CommandValue {
  static let about = Phrase(
    ja: "システムの提出 ID（`kaiji submit` と `kaiji results` が表示します）",
    en: "the system's own id, as `kaiji submit` and `kaiji results` print it")
  static let expected = Phrase(ja: "システムの提出 ID（UUID）", en: "the system's own id of a submission, a uuid")
  let id: Identifier
  var argument: String { id.description }

  init?(argument: String) {
    guard let id = Identifier(argument) else { return nil }
    self.id = id
  }
}

/// A product's id, as an argument.
struct ProductID: CommandValue {
  static let expected = Phrase(
    ja: "製品の ID（`kaiji product list` が表示する UUID）", en: "a product's id, a uuid as `kaiji product list` prints it")
  let id: Identifier
  var argument: String { id.description }

  init?(argument: String) {
    guard let id = Identifier(argument) else { return nil }
    self.id = id
  }
}

/// The place of a record in the sheet topic, as an argument.
struct RecordPlace: CommandValue {
  static let expected = Phrase(
    ja: "`kaiji dead-letters list` が表示する PARTITION-OFFSET（例 3-1044）",
    en: "PARTITION-OFFSET, such as 3-1044, as `kaiji dead-letters list` prints it")
  let partition: Int32
  let offset: Int64
  var argument: String { "\(partition)-\(offset)" }

  init?(argument: String) {
    let parts = argument.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } }),
      let partition = Int32(Substring(parts[0])), let offset = Int64(Substring(parts[1]))
    else { return nil }
    self.partition = partition
    self.offset = offset
  }
}

extension ProductName {
  /// What `--vendor` and `--product` come to.
  init(options vendor: String, _ product: String) throws(UsageProblem) {
    guard let name = ProductName(vendor: vendor, product: product) else {
      throw .unfit(
        Phrase(
          ja: "事業者名か製品名から法人格と空白を除くと、何も残りません",
          en: "nothing is left of the vendor's or the product's name once legal form and spaces are taken away"))
    }
    self = name
  }
}
