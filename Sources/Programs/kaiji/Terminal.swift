import Commands
import Glibc
import UnicodeForms

/// What people and programs are told: data on standard output, everything else on standard error.
enum Terminal {
  static func print(_ phrase: Phrase) { print(phrase.text) }

  static func print(_ text: String) { write(text.hasSuffix("\n") ? text : text + "\n", to: STDOUT_FILENO) }

  static func print(_ bytes: [UInt8]) { write(bytes + [UInt8(ascii: "\n")], to: STDOUT_FILENO) }

  static func complain(_ phrase: Phrase) { write(phrase.text + "\n", to: STDERR_FILENO) }

  /// Text from outside on one line, without what could move the cursor or turn the writing round.
  static func shown(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .lineSeparator, .paragraphSeparator: " "
          case .format: "\u{FFFD}"
          default: scalar
          }
        }))
  }

  /// Data as it is, without a line end of ours.
  static func write(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

  static func write(_ text: String, to descriptor: Int32) { write(Array(text.utf8), to: descriptor) }

  /// A reader that went away is no failure of ours: the rest is not written.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}

/// Rows in columns, aligned for wide characters; with a head or without one.
struct TextTable {
  private var rows: [[String]]

  init(_ head: Phrase...) { rows = head.isEmpty ? [] : [head.map(\.text)] }

  mutating func add(_ row: [String]) { rows.append(row.map(Terminal.shown)) }

  var text: String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? TerminalWidth.of($0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        column == row.count - 1
          ? cell : cell + String(repeating: " ", count: max(0, widths[column] - TerminalWidth.of(cell)))
      }
      return cells.joined(separator: "  ") + "\n"
    }.joined()
  }
}

enum OutputFormat: String, CaseIterable, CommandValue, Sendable {
  case text
  case json
}
