import Testing
import TextEncodings

private func convert(
  _ bytes: [UInt8], _ encoding: TextEncoding, _ direction: TextConverter.Direction = .toUTF8, from start: Int = 0
) throws -> [UInt8] {
  guard let converter = TextConverter(encoding, direction) else { throw NoModule() }
  return try converter.convert(bytes, from: start)
}

private struct NoModule: Error {}

@Suite("Text in other encodings")
struct TextConverterTests {
  @Test(
    "what is written in an encoding is read back, half-width kana and vendors' characters too",
    arguments: TextEncoding.allCases)
  func roundTrip(encoding: TextEncoding) throws {
    let kana = "開示書 はい／いいえ・対象外 ● ○ ｲｲｴ\r\n"
    let text = Array(String(repeating: encoding == .iso2022JP ? kana : kana + "①㈱髙", count: 5_000).utf8)
    #expect(try convert(convert(text, encoding, .fromUTF8), encoding) == text)
  }

  @Test(
    "what cannot be decoded is an error with the offset of its byte",
    arguments: [
      (.cp932, [0x41, 0x82, 0xA0, 0x82], 3), (.cp932, [0x41, 0xFF, 0x41], 1),
      (.eucJP, [0xA4, 0xA2, 0x41, 0xA4, 0x41], 3),
      (.iso2022JP, [0x41, 0x42, 0x80], 2), (.utf16LittleEndian, [0x42, 0x30, 0x00, 0xD8, 0x42, 0x30], 2),
      (.utf16LittleEndian, [0x42, 0x30, 0x42], 2), (.utf16BigEndian, [0x30, 0x42, 0xDC, 0x00], 2),
      (.utf8, [0x41, 0xE3, 0x81], 1), (.utf8, [0x41, 0xF4, 0x90, 0x80, 0x80], 1),
    ] as [(TextEncoding, [UInt8], Int)])
  func undecodable(encoding: TextEncoding, bytes: [UInt8], offset: Int) {
    #expect(throws: TextConverter.Undecodable(offset: offset)) { try convert(bytes, encoding) }
  }

  @Test("offsets count from the start of the input, the byte order mark included")
  func offsets() throws {
    let bytes: [UInt8] = [0xFF, 0xFE, 0x42, 0x30]
    #expect(try convert(bytes, .utf16LittleEndian, from: 2) == Array("あ".utf8))
    #expect(throws: TextConverter.Undecodable(offset: 4)) { try convert(bytes + [0x42], .utf16LittleEndian, from: 2) }
    #expect(try convert([], .cp932) == [])
  }

  @Test("a byte order mark names the encoding")
  func marks() {
    #expect(TextEncoding.marked([0xEF, 0xBB, 0xBF, 0x41])?.encoding == .utf8)
    #expect(TextEncoding.marked([0xFF, 0xFE])?.encoding == .utf16LittleEndian)
    #expect(TextEncoding.marked([0xFE, 0xFF])?.encoding == .utf16BigEndian)
    #expect(TextEncoding.marked([0x41]) == nil)
  }
}
