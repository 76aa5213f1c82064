import Glibc

/// Colours and weights of what is printed; none unless standard output is a terminal that can show them.
///
/// `NO_COLOR`, whatever it holds, turns them off (no-color.org).
enum Paint: String {
  case bold = "1"
  case faint = "2"
  case red = "1;31"
  case green = "32"
  case yellow = "33"
  case cyan = "36"

  private static let isOn: Bool = {
    func value(_ name: String) -> String? { unsafe getenv(name).map { unsafe String(cString: $0) } }
    guard isatty(STDOUT_FILENO) == 1, value("NO_COLOR")?.isEmpty ?? true else { return false }
    return value("TERM").map { !$0.isEmpty && $0 != "dumb" } ?? false
  }()

  func callAsFunction(_ text: String) -> String {
    Paint.isOn && !text.isEmpty ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
  }
}
