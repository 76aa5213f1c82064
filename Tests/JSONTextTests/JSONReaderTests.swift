import JSONText
import Testing

private func parse(_ text: String) throws(JSONError) -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }

@Suite("JSON by the letter")
struct JSONReaderTests {
  @Test(
    "what RFC 8259 allows is read",
    arguments: [
      ("null", .null), (" true\n", .bool(true)), ("\t\rfalse", .bool(false)),
      ("0", .integer(0)), ("-1", .integer(-1)), ("9223372036854775807", .integer(.max)),
      ("-9223372036854775808", .integer(.min)), ("9223372036854775808", .number("9223372036854775808")),
      ("-0", .number("-0")), ("1.50", .number("1.50")), ("1E+400", .number("1E+400")), ("0e0", .number("0e0")),
      ("\"\"", .string("")), ("\"はい\"", .string("はい")), (#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{C}\n\r\t")),
      (#""a\u3042\uD83D\ude00b""#, .string("aあ😀b")), (#""\u0000""#, .string("\0")), ("\"\u{7F}\"", .string("\u{7F}")),
      ("[]", .array([])), ("[ 1 , [ ] ]", .array([.integer(1), .array([])])),
      ("{}", .object([])), ("{\"b\":1,\"a\":{}}", .object([.init("b", .integer(1)), .init("a", .object([]))])),
      ("{ \"\" : \"x\" }", .object([.init("", .string("x"))])),
    ] as [(String, JSONValue)])
  func read(text: String, value: JSONValue) throws {
    #expect(try parse(text) == value)
  }

  @Test(
    "what it does not allow is refused, with the byte",
    arguments: [
      ("", .unexpectedEnd, 0), (" ", .unexpectedEnd, 1), ("nul", .unexpectedEnd, 3), ("nulL", .unexpectedByte, 3),
      ("True", .unexpectedByte, 0), ("'a'", .unexpectedByte, 0), ("\u{FEFF}1", .unexpectedByte, 0),
      ("1 2", .unexpectedByte, 2), ("1\0", .unexpectedByte, 1), ("\u{A0}1", .unexpectedByte, 0),
      ("+1", .unexpectedByte, 0), (".5", .unexpectedByte, 0), ("01", .unexpectedByte, 1), ("-", .unexpectedEnd, 1),
      ("-a", .unexpectedByte, 1), ("1.", .unexpectedEnd, 2), ("1.e1", .unexpectedByte, 2), ("1e", .unexpectedEnd, 2),
      ("1e+", .unexpectedEnd, 3), ("0x1", .unexpectedByte, 1), ("NaN", .unexpectedByte, 0), ("１", .unexpectedByte, 0),
      ("Infinity", .unexpectedByte, 0), ("-Infinity", .unexpectedByte, 1),
      ("\"a", .unexpectedEnd, 2), ("\"\n\"", .controlCharacter, 1), ("\"a\u{1F}\"", .controlCharacter, 2),
      ("\"\\n\t\"", .controlCharacter, 3), (#""\x41""#, .escape, 1), (#""a\u12G4""#, .escape, 2),
      (#""\"#, .unexpectedEnd, 2), (#""\u12"#, .unexpectedEnd, 5), (#""\u+123""#, .escape, 1),
      (#""\uD800""#, .loneSurrogate, 1), (#""a\uDC00""#, .loneSurrogate, 2), (#""\uD800\u0041""#, .loneSurrogate, 1),
      (#""\uD800\n""#, .loneSurrogate, 1), (#""\uD800\uD800""#, .loneSurrogate, 1), (#""\uD800\u"#, .unexpectedEnd, 9),
      ("[1,]", .unexpectedByte, 3), ("[1 2]", .unexpectedByte, 3), ("[", .unexpectedEnd, 1), ("[1", .unexpectedEnd, 2),
      ("]", .unexpectedByte, 0), ("[1}", .unexpectedByte, 2), ("[,1]", .unexpectedByte, 1),
      ("{\"a\"}", .unexpectedByte, 4), ("{a:1}", .unexpectedByte, 1), ("{\"a\":1,}", .unexpectedByte, 7),
      ("{1:1}", .unexpectedByte, 1), ("{\"a\":}", .unexpectedByte, 5), ("[1]/**/", .unexpectedByte, 3),
      (#"{"a":1,"a":2}"#, .duplicateName, 7), (#"{"a":1, "\u0061":2}"#, .duplicateName, 8),
      (#"[{"a":{"b":1,"c":2,"b":3}}]"#, .duplicateName, 19),
    ] as [(String, JSONError.Reason, Int)])
  func refused(text: String, reason: JSONError.Reason, offset: Int) {
    #expect(throws: JSONError(reason: reason, offset: offset)) { try parse(text) }
  }

  @Test(
    "bytes that are not UTF-8 are refused wherever they stand",
    arguments: [
      ([0x22, 0xFF, 0x22], 1), ([0x22, 0xED, 0xA0, 0x80, 0x22], 1), ([0x22, 0xC0, 0xAF, 0x22], 1), ([0x31, 0x80], 1),
      ([0xFF, 0xFE, 0x31, 0x00], 0), ([0x22, 0xE3, 0x81], 1),
    ] as [([UInt8], Int)])
  func notUTF8(bytes: [UInt8], offset: Int) {
    #expect(throws: JSONError(reason: .invalidUTF8, offset: offset)) { try JSONValue(parsing: bytes) }
  }

  @Test("names that only look alike are two names")
  func canonicalNames() throws {
    let value = try parse("{\"\u{E9}\":1,\"e\u{301}\":2}")
    #expect(value["\u{E9}"] == .integer(1))
    #expect(value["e\u{301}"] == .integer(2))
    #expect(value["e"] == nil)
    #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
  }

  @Test("values may be nested 64 deep, not 65, and 100,000 do no harm", arguments: ["[", "{\"a\":"])
  func depth(opening: String) throws {
    let closing = opening == "[" ? "]" : "}"
    func nested(_ count: Int) -> String {
      let innermost = opening == "[" ? "" : "0"
      return String(repeating: opening, count: count) + innermost + String(repeating: closing, count: count)
    }
    #expect(throws: Never.self) { try parse(nested(64)) }
    let deepest = 64 * opening.utf8.count
    #expect(throws: JSONError(reason: .tooDeep(limit: 64), offset: deepest)) { try parse(nested(65)) }
    #expect(throws: JSONError(reason: .tooDeep(limit: 64), offset: deepest)) { try parse(nested(100_000)) }
  }

  @Test("what is nested side by side is not deep", arguments: ["[[1],{\"a\":1}]", "[[],{}]"])
  func sideBySide(element: String) {
    #expect(throws: Never.self) { try parse("[" + String(repeating: element + ",", count: 100) + "1]") }
  }

  @Test("many values side by side are read up to the caller's limit")
  func many() throws {
    let bytes = Array(("[" + String(repeating: "[],", count: 99) + "[]]").utf8)
    #expect(throws: Never.self) { try JSONValue(parsing: bytes, atMost: 101) }
    #expect(throws: JSONError(reason: .tooMany(limit: 100), offset: 298)) { try JSONValue(parsing: bytes, atMost: 100) }
  }

  @Test("a text cut anywhere or with any byte changed is a value or an error inside the text")
  func mutations() throws {
    let text = Array(#"{"a":[1,-2.5e3,"\uD83D\uDE00é",true,null],"b":{"c":"\n"}}"#.utf8)
    for count in text.indices {
      #expect(throws: JSONError.self) { try JSONValue(parsing: Array(text[..<count])) }
    }
    for place in text.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = text
        changed[place] = byte
        do throws(JSONError) {
          _ = try JSONValue(parsing: changed)
        } catch {
          #expect(0...changed.count ~= error.offset)
        }
      }
    }
  }
}
