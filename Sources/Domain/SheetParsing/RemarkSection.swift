import DisclosureCore

/// The remarks at the end of a sheet: a number, then the text; a line without a number goes on with the one before.
struct RemarkSection {
  /// More than any sheet has; what follows from each remark is stored and judged.
  private static let most = 1000

  private(set) var remarks: [Remark] = []
  private var number: Int?
  private var text = ""
  /// Where one remark began with a tab, only a tab begins the next.
  private var usesTabs = false

  mutating func add(_ line: Range<Int>, of text: TextDocument, catalogue: Catalogue) throws(Rejection) {
    let line = text.trimmingBars(line)
    guard !line.isEmpty, !text.isRule(line) else { return }
    if let (number, body) = start(of: line, in: text) {
      close(catalogue)
      guard remarks.count < RemarkSection.most else {
        throw Rejection(.limitRows, "more than \(RemarkSection.most) remarks")
      }
      (self.number, self.text) = (number, text.text(body))
    } else if number != nil {
      self.text += "\n"
      self.text += text.text(line)
    }
  }

  mutating func close(_ catalogue: Catalogue) {
    guard let number else { return }
    remarks.append(Remark(number: number, text: text, names: RemarkNames.ids(opening: text, in: catalogue)))
    self.number = nil
  }

  /// A number ended by a tab begins a remark; one ended by other white space does so only if it is the next in order,
  /// since prose may begin with a number too.
  private mutating func start(of line: Range<Int>, in text: TextDocument) -> (number: Int, body: Range<Int>)? {
    let prefix = RemarkReference.prefix(text, line)
    guard let (number, end) = spacedNumber(text, line.lowerBound + prefix..<line.upperBound) else { return nil }
    let cell = text.skippingWhiteSpace(end..<line.upperBound)
    let bar = cell.isEmpty ? 0 : text.bar(at: cell.lowerBound, end: cell.upperBound)
    let body = text.skippingWhiteSpace(cell.lowerBound + bar..<cell.upperBound)
    let gap = text.bytes[end..<body.lowerBound]
    guard body.isEmpty || !gap.isEmpty else { return nil }
    let next = (self.number ?? remarks.last?.number ?? 0) + 1
    let isTab = bar > 0 || gap.contains(UInt8(ascii: "\t"))
    guard isTab || (number == next && !usesTabs) else { return nil }
    usesTabs = usesTabs || isTab
    return (number, body)
  }

  /// Digits that are spaced out (`1 0`) are joined only before a tab.
  private func spacedNumber(_ text: TextDocument, _ line: Range<Int>) -> (number: Int, end: Int)? {
    guard let (number, width) = DecimalNumber.read(text, line) else { return nil }
    let end = line.lowerBound + width
    guard number < 10, let (second, size) = DecimalNumber.spacedDigit(text, at: end, end: line.upperBound),
      end + size < line.upperBound, text.bytes[end + size] == UInt8(ascii: "\t")
    else { return (number, end) }
    return (number * 10 + second, end + size)
  }
}

/// The ids that open a remark's text, joined by / ・ 、 or a comma and ended by white space, so that TLS1.2 or a URL in
/// its prose is no id.
enum RemarkNames {
  static func ids(opening text: String, in catalogue: Catalogue) -> [String] {
    var names: [String] = []
    var id: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9", ".", "０"..."９", "．":
        guard id.count <= 8 else { return [] }
        id.append(UInt8(truncatingIfNeeded: scalar.value >= 0xFF0E ? scalar.value - 0xFEE0 : scalar.value))
      case "/", "／", "・", "･", "、", ",", "，":
        guard !id.isEmpty else { return [] }
        names.append(String(decoding: id, as: UTF8.self))
        id = []
      case " ", "\t", "\u{3000}", "\u{A0}", "\n":
        guard !id.isEmpty else { return [] }
        names.append(String(decoding: id, as: UTF8.self))
        var seen: Set<String> = []
        return names.filter { catalogue.position(of: $0) != nil && seen.insert($0).inserted }
      default: return []
      }
    }
    return []
  }
}
