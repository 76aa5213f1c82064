import JSONText
import Testing

@Suite("Whether text is JSON, told without building it")
struct JSONGrammarTests {
  @Test(
    "what is JSON passes",
    arguments: [
      "null", " true\n", "\t\rfalse", "0", "-1", "-0", "1.50", "1E+400", "0e0", "12e-7", "\"\"", "\"はい\"", "{}", "[]",
      #""\"\\\/\b\f\n\r\t""#, #""a\u3042\uD83D\ude00b""#, "[ 1 , [ ] , { \"\" : \"x\" } ]", #"{"a":1,"a":2}"#,
      "\"12345678\"", "\"1234567\u{7F}é開😀\"", #"{"あいうえおかきくけこ":"1234567\n12345678\""}"#,
      String(repeating: "[", count: 64) + String(repeating: "]", count: 64),
    ])
  func passes(text: String) { #expect(JSONGrammar.holds(text)) }

  @Test(
    "what is none does not",
    arguments: [
      "", " ", "nul", "nulL", "True", "'a'", "\u{FEFF}1", "1 2", "1\0", "+1", ".5", "01", "-", "1.", "1.e1", "1e",
      "1e+",
      "0x1", "NaN", "１", "\"a", "\"\n\"", "\"1234567\u{1F}12345678\"", "\"12345678\t\"", #""\x41""#, #""a\u12G4""#,
      #""\"#, #""\u12"#, #""\uD800""#, #""a\uDC00""#, #""\uD800\u0041""#, #""\uD800\n""#, #""\u0000""#, "[1,]",
      "[1 2]", "[", "[1", "]", "[1}", "[,1]", "{\"a\"}", "{a:1}", "{\"a\":1,}", "{1:1}", "{\"a\":}", "[1]/**/",
      #"{"a":"b" "c":1}"#, String(repeating: "[", count: 65) + String(repeating: "]", count: 65),
    ])
  func refused(text: String) { #expect(!JSONGrammar.holds(text)) }

  @Test("every cut and every changed byte of a text is told as the reader that builds it tells it")
  func agrees() {
    let whole = Array(#"{"a":[1,-2.5e+3,true,null,"x\"\u00e9 はい 12345678"],"b":{"c":false}}"#.utf8)
    for cut in whole.indices { check(Array(whole[..<cut])) }
    for at in whole.indices {
      for byte in [0x00, 0x1F, 0x20, 0x22, 0x2C, 0x30, 0x5C, 0x5D, 0x65, 0x7B, 0x7D] as [UInt8] {
        var changed = whole
        changed[at] = byte
        check(changed)
      }
    }
    check(whole)
  }

  private func check(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    var expected = true
    do throws(JSONError) { _ = try JSONValue(parsing: bytes) } catch { expected = error.reason == .duplicateName }
    #expect(JSONGrammar.holds(text) == expected, "\(text)")
  }
}
