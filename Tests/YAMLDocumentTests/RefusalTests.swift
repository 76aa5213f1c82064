import Testing
import YAMLDocument

private func refusal(_ bytes: [UInt8], atMost size: Int = 1 << 20) -> YAMLError? {
  do {
    _ = try YAMLDocument(bytes, atMost: size)
    return nil
  } catch {
    return error
  }
}

@Suite("What a document may not have is refused with its place")
struct RefusalTests {
  @Test(
    "constructs that hide what a text means",
    arguments: [
      ("a: 1\nb: *x\n", "2:4", "aliases"), ("a: &x 1\n", "1:4", "anchors"), ("a: &x [1]\n", "1:4", "anchors"),
      ("a: &x\n  b: 1\n", "1:4", "anchors"), ("a: !!str 1\n", "1:4", "tags"), ("a: !own {}\n", "1:4", "tags"),
      ("a: !own []\n", "1:4", "tags"), ("%YAML 1.1\n---\na: 1\n", "1:1", "directives"),
      ("%TAG !e! tag:e,2000:\n---\na: 1\n", "1:1", "directives"), ("a: 1\n---\nb: 2\n", "2:1", "second document"),
      ("? [a]\n: 1\n", "1:3", "a key must be"), ("? {a: 1}\n: 1\n", "1:3", "a key must be"),
      ("x: 1\n<<: {a: 1}\n", "2:1", "merge keys"), ("a: 1\nb: 2\na: 3\n", "3:1", "'a' was already given at 1:1"),
      ("r:\n  - {a: 1, \"a\": 2}\n", "2:12", "'a' was already given at 2:6"),
    ])
  func constructs(text: String, place: String, message: String) throws {
    let error = try #require(refusal(Array(text.utf8)))
    #expect(error.mark.description == place)
    #expect(error.message.contains(message), "\(error)")
  }

  @Test("keys that only differ in how their characters are composed are the same key")
  func composedKeys() throws {
    let error = try #require(refusal(Array("\u{30D1}: 1\n\u{30CF}\u{309A}: 2\n".utf8)))
    #expect(error.mark == Mark(line: 2, column: 1))
  }

  @Test(
    "texts that are not YAML",
    arguments: [
      ("", "1:1", "no document"), ("# only a note\n", "2:1", "no document"),
      ("a: [1\nb: 2\n", "2:2", "flow sequence, begun at 1:4"), ("a: 'open\n", "2:1", "begun at 1:4"),
      ("a: b: c\n", "1:5", "mapping values"),
      ("a:\n\tb: 1\n", "2:1", "cannot start any token"),
    ])
  func broken(text: String, place: String, message: String) throws {
    let error = try #require(refusal(Array(text.utf8)))
    #expect(error.mark.description == place, "\(error)")
    #expect(error.message.contains(message), "\(error)")
  }

  @Test(
    "bytes that are no text",
    arguments: [
      ([0x61, 0x0A, 0x62, 0xFF], "2:2", "UTF-8"), ([0xE3, 0x81, 0x82, 0xC0, 0x80], "1:2", "UTF-8"),
      ([0x61, 0x0D, 0x0A, 0xED, 0xA0, 0x80], "2:1", "UTF-8"), ([0xFF, 0xFE, 0x61, 0x00], "1:1", "UTF-8"),
      ([0x61, 0x0A, 0x62, 0x00], "2:2", "control characters"),
      ([0xEF, 0xBB, 0xBF, 0x61, 0x07], "1:2", "control characters"),
      ([0xE2, 0x80, 0xA8, 0x61, 0x07], "2:2", "control characters"),
    ] as [([UInt8], String, String)])
  func bytes(bytes: [UInt8], place: String, message: String) throws {
    let error = try #require(refusal(bytes))
    #expect(error.mark.description == place, "\(error)")
    #expect(error.message.contains(message), "\(error)")
  }

  @Test("64 levels are read and 65 are not, in brackets, braces and by indent")
  func depth() throws {
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", "")] {
      func nested(_ levels: Int) -> [UInt8] {
        Array((String(repeating: open, count: levels) + "x" + String(repeating: close, count: levels)).utf8)
      }
      #expect(refusal(nested(64)) == nil)
      #expect(refusal(nested(65))?.message == "more than 64 levels stand in each other")
      #expect(refusal(nested(100_000))?.message == "more than 64 levels stand in each other")
    }
  }

  @Test("a text longer than the caller allows is refused before it is read")
  func size() throws {
    #expect(refusal(Array("a: 1".utf8), atMost: 4) == nil)
    let error = try #require(refusal([0xFF, 0xFF, 0xFF, 0xFF, 0xFF], atMost: 4))
    #expect(error.description == "1:1: the text has 5 bytes; at most 4 are read")
  }

  @Test("no cut and no changed byte of a real policy makes trouble")
  func mutations() {
    let policy = Array(
      "policy: b\nrules:\n  - id: 'a'\n    items: [\"17.3\", {range: x}]\n    title: |\n      あ\n".utf8)
    for end in policy.indices { _ = refusal(Array(policy[..<end])) }
    for at in policy.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = policy
        changed[at] = byte
        _ = refusal(changed)
      }
    }
  }
}
