import Testing

@testable import Telemetry

@Suite("Log lines")
struct LoggerTests {
  @Test("a line is one JSON object with time, level, program, message and facts")
  func line() throws {
    let written = try Written { $0.info("sheet stored", ["items": 197, "place": "line \(72)", "again": false]) }
    let line = try #require(written.lines.first)
    #expect(written.lines.count == 1)
    #expect(Set(line.keys) == ["time", "level", "program", "message", "items", "place", "again"])
    #expect(written.texts("level") == ["info"])
    #expect(written.texts("program") == ["sample"])
    #expect(written.texts("message") == ["sheet stored"])
    #expect(line["items"] as? Int == 197)
    #expect(line["again"] as? Bool == false)
    #expect(written.texts("place") == ["line 72"])
  }

  @Test("lines below the threshold are not made", arguments: LogLevel.allCases)
  func threshold(level: LogLevel) throws {
    let written = try Written(threshold: level) { logger in
      for other in LogLevel.allCases {
        logger.log(other, "said", ["made": .truth(made(other, threshold: level))])
      }
    }
    #expect(written.texts("level") == LogLevel.allCases.filter { $0 >= level }.map(\.rawValue))
  }

  private func made(_ level: LogLevel, threshold: LogLevel) -> Bool {
    #expect(level >= threshold, "facts of a line that is not written are not computed")
    return true
  }

  @Test("each level has its function")
  func levels() throws {
    let written = try Written { logger in
      logger.trace("said")
      logger.debug("said")
      logger.info("said")
      logger.warning("said")
      logger.error("said")
    }
    #expect(written.texts("level") == ["trace", "debug", "info", "warning", "error"])
  }

  @Test("what is bound stands on each line, the newest value alone, and a fact of the line wins")
  func context() throws {
    let written = try Written { logger in
      let bound = logger.with("tenant", "a").with("submission", "s").with("tenant", "b")
      bound.info("one")
      bound.info("two", ["tenant": "c"])
      logger.info("three")
    }
    #expect(written.texts("tenant") == ["b", "c", nil])
    #expect(written.texts("submission") == ["s", "s", nil])
    let text = String(decoding: written.bytes, as: UTF8.self)
    #expect(text.components(of: "\"tenant\"") == 2)
  }

  @Test(
    "a text from outside comes back as it was, and cannot move a terminal",
    arguments: [
      "a\"b\\c", "line\nline\r\t", "\u{1B}[31m", "\0\u{7F}\u{85}", "\u{202E}gnp.exe", "\u{2066}\u{2069}\u{200F}\u{61C}",
      "\u{2028}\u{FEFF}\u{200B}", "髙﨑 ﾊﾟ 👩‍⚕️", "",
    ])
  func escaping(text: String) throws {
    let written = try Written { $0.info("said", ["text": .text(text)]) }
    let found = try #require(written.texts("text").first ?? nil)
    #expect(Array(found.unicodeScalars) == Array(text.unicodeScalars))
    let raw = String(decoding: written.bytes.dropLast(), as: UTF8.self).unicodeScalars
    #expect(!raw.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
    #expect(!raw.contains { (0x2028...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value) })
    #expect(!raw.contains { [0x61C, 0x200B, 0x200E, 0x200F, 0xFEFF].contains($0.value) })
  }

  @Test("a long text is cut between characters")
  func longText() throws {
    let written = try Written { $0.info("said", ["text": .text(String(repeating: "あ", count: 5_000))]) }
    let found = try #require(written.texts("text").first ?? nil)
    #expect(found == String(repeating: "あ", count: 1_024 / 3) + "…")
  }

  @Test("a line is never longer than a pipe takes in one piece, and says what it lost")
  func longLine() throws {
    let long = LogValue.text(String(repeating: "\n", count: 5_000))
    let written = try Written { $0.info("said", ["a": long, "b": long, "c": long, "d": long, "e": 5]) }
    let line = try #require(written.lines.first)
    #expect(written.bytes.count <= 4_096)
    #expect(Set(line.keys).isSuperset(of: ["a", "b", "c", "e", "truncated"]))
    #expect(line["d"] == nil)
  }

  @Test("a number too large for the line is the largest there is")
  func numbers() throws {
    let written = try Written { $0.info("said", ["n": .number(UInt64.max), "m": .number(-5 as Int)]) }
    #expect(written.lines.first?["n"] as? Int64 == Int64.max)
    #expect(written.lines.first?["m"] as? Int == -5)
  }

  @Test("a closed descriptor loses the line and nothing else")
  func closed() {
    Logger(program: "sample", descriptor: -1).error("said")
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}

@Suite("Time of a line")
struct TimestampTests {
  @Test(
    "milliseconds since 1970 become RFC 3339",
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (951_782_399_999, "2000-02-28T23:59:59.999Z"),
      (951_782_400_000, "2000-02-29T00:00:00.000Z"), (1_709_251_199_007, "2024-02-29T23:59:59.007Z"),
      (1_735_689_599_000, "2024-12-31T23:59:59.000Z"), (4_107_542_399_000, "2100-02-28T23:59:59.000Z"),
      (4_107_542_400_000, "2100-03-01T00:00:00.000Z"), (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
      (-1, "1970-01-01T00:00:00.000Z"),
    ] as [(Int64, String)])
  func calendar(milliseconds: Int64, text: String) {
    var bytes: [UInt8] = []
    Timestamp(milliseconds: milliseconds).append(to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }
}
