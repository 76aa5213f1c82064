/// The bytes of one line, at most as many as a pipe takes in one piece (4,096), so that lines of several writers on
/// one pipe never mix.
struct LogLine {
  static let longest = 4_096
  static let longestText = 1_024
  private static let ending = Array(",\"truncated\":true}\n".utf8)

  private var bytes: [UInt8] = []
  private var isCut = false

  init(time: Timestamp, level: LogLevel, program: String, message: StaticString) {
    bytes.reserveCapacity(512)
    bytes += "{\"time\":\"".utf8
    time.append(to: &bytes)
    bytes += "\",\"level\":\"".utf8
    bytes += level.rawValue.utf8
    bytes.append(UInt8(ascii: "\""))
    add("program", .text(program))
    add("message", .text(message.description))
  }

  /// Adds a fact; one for which the line has no room is left out, and the line says so.
  mutating func add(_ name: StaticString, _ value: LogValue) {
    let before = bytes.count
    bytes.append(UInt8(ascii: ","))
    JSONEscape.quote(name.description, atMost: Self.longestText, into: &bytes)
    bytes.append(UInt8(ascii: ":"))
    switch value {
    case .text(let text): JSONEscape.quote(text, atMost: Self.longestText, into: &bytes)
    case .number(let number): bytes += String(number).utf8
    case .truth(let truth): bytes += (truth ? "true" : "false").utf8
    }
    guard bytes.count + Self.ending.count > Self.longest else { return }
    bytes.removeSubrange(before...)
    isCut = true
  }

  consuming func finished() -> [UInt8] {
    bytes + (isCut ? Self.ending : [UInt8(ascii: "}"), UInt8(ascii: "\n")])
  }
}
