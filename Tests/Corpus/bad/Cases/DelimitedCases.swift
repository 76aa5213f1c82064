/// Comma-separated sheets with quotes that never close, rows of any length, and too much of everything.
enum DelimitedCases {
  static let all = [",", ";", "\t"].flatMap { delimiter in shapes(delimiter) + quotes(delimiter) + limits(delimiter) }

  private static let accepted = Expected.accepted(SmallForm.readings())
  private static let noMore = Expected.noMore(than: SmallForm.readings(), else: "*")

  private static func name(_ delimiter: String) -> String {
    delimiter == "," ? "comma" : delimiter == ";" ? "semicolon" : "tab"
  }

  /// Each cell in quotes, so that a table between tabs is one too.
  private static func lines(_ delimiter: String) -> [String] {
    var rows = [[SmallForm.title], ["作成日", "2024年12月11日"], ["番号", "質問", "回答", "備考"]]
    rows += SmallForm.ids.map { [$0, SmallForm.question($0), SmallForm.answers[$0]?.word ?? "", ""] }
    return rows.map { row in row.map { "\"\($0)\"" }.joined(separator: delimiter) }
  }

  private static func with(_ more: String, _ delimiter: String) -> String {
    (lines(delimiter) + [more]).joined(separator: "\n")
  }

  private static func shapes(_ delimiter: String) -> [BadCase] {
    let (whole, name) = (lines(delimiter), name(delimiter))
    return [
      BadCase(.delimited, "\(name): whole", accepted, text: whole.joined(separator: "\n")),
      BadCase(.delimited, "\(name): lines end in CR", accepted, text: whole.joined(separator: "\r")),
      BadCase(.delimited, "\(name): lines end in CRLF", accepted, text: whole.joined(separator: "\r\n")),
      BadCase(.delimited, "\(name): a mark before a quote", accepted) {
        [0xEF, 0xBB, 0xBF] + Array(whole.joined(separator: "\n").utf8)
      },
      BadCase(
        .delimited, "\(name): empty cells behind each row", accepted,
        text: whole.map { $0 + String(repeating: delimiter, count: 5) }.joined(separator: "\n")),
      BadCase(
        .delimited, "\(name): rows of any length", noMore,
        text: whole.enumerated().map { $1 + String(repeating: delimiter, count: $0 % 4) }.joined(separator: "\n")),
      BadCase(.delimited, "\(name): a NUL", .rejected("text.nul"), text: with("\"a\0\"", delimiter)),
      BadCase(
        .delimited, "\(name): columns twice", noMore,
        text: whole.joined(separator: "\n").replacing("\"備考\"", with: "\"回答\"")),
      BadCase(
        .delimited, "\(name): no header", noMore, text: (whole.prefix(2) + whole.dropFirst(3)).joined(separator: "\n")),
      BadCase(
        .delimited, "\(name): two headers", accepted,
        text: (whole.prefix(3) + whole.dropFirst(2)).joined(separator: "\n")),
      BadCase(
        .delimited, "\(name): another delimiter in the last rows", noMore,
        text: (whole + lines(delimiter == "," ? ";" : ",").suffix(2)).joined(separator: "\n")),
    ]
      + (1..<16).map { part in
        BadCase(.delimited, "\(name): cut at \(part) of 16", .noMore(than: SmallForm.readings(), else: "*")) {
          Array(whole.joined(separator: "\n").utf8.prefix(whole.joined(separator: "\n").utf8.count * part / 16))
        }
      }
  }

  private static func quotes(_ delimiter: String) -> [BadCase] {
    let name = name(delimiter)
    let refused = Expected.rejected("csv.quote")
    return [
      BadCase(.delimited, "\(name): a quote never closed", refused, text: with("\"9\(delimiter)x", delimiter)),
      BadCase(.delimited, "\(name): text behind a quote", refused, text: with("\"9\"x\(delimiter)y", delimiter)),
      BadCase(.delimited, "\(name): a space behind a quote", refused, text: with("\"9\" \(delimiter)y", delimiter)),
      BadCase(.delimited, "\(name): three quotes", refused, text: with("\"\"\"", delimiter)),
      BadCase(.delimited, "\(name): a quote within a cell", noMore, text: with("x\"y\(delimiter)z", delimiter)),
      BadCase(.delimited, "\(name): four quotes", accepted, text: with("\"\"\"\"", delimiter)),
      BadCase(
        .delimited, "\(name): a line end within quotes", accepted, text: with("\"a\nb\"\(delimiter)c", delimiter)),
      BadCase(
        .delimited, "\(name): a row within quotes", accepted,
        text: with("\"a\n2\(delimiter)質問？\(delimiter)いいえ\"", delimiter)),
      BadCase(.delimited, "\(name): a quote never closed, long", .rejected("*")) {
        Array(with("\"" + String(repeating: "a\n", count: 1_000_000), delimiter).utf8)
      },
    ]
  }

  private static func limits(_ delimiter: String) -> [BadCase] {
    let name = name(delimiter)
    return [
      BadCase(
        .delimited, "\(name): 513 columns", .limited("limit.columns"),
        text: with("\"x\"" + String(repeating: delimiter, count: 512), delimiter)),
      BadCase(.delimited, "\(name): a million columns", .limited("limit.*")) {
        Array(with("\"x\"" + String(repeating: delimiter, count: 1_000_000), delimiter).utf8)
      },
      BadCase(.delimited, "\(name): a cell of 64 KiB", accepted) {
        Array(with("\"" + String(repeating: "a", count: 65_536) + "\"", delimiter).utf8)
      },
      BadCase(.delimited, "\(name): a cell of 64 KiB and a byte", .limited("limit.cell")) {
        Array(with("\"" + String(repeating: "a", count: 65_537) + "\"", delimiter).utf8)
      },
      BadCase(.delimited, "\(name): 60,000 rows", .limited("limit.rows")) {
        Array(with(String(repeating: "\"x\"\n", count: 60_000), delimiter).utf8)
      },
    ]
  }
}
