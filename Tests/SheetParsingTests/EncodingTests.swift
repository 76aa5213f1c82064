import DisclosureCore
import SheetParsing
import Testing
import TextEncodings

private let title = "サービス事業者による医療情報セキュリティ開示書 (医療情報システムの安全管理に関するガイドライン第6.0版対応)"
private let text = [title, "サービス名称\t①髙機能ソフト㈱", "2 質問？\t●はい\tいいえ\t対象外\t備考\t-"].joined(separator: "\n")

private func bytes(_ text: String, _ encoding: TextEncoding) throws -> [UInt8] {
  guard let converter = TextConverter(encoding, .fromUTF8) else { return [] }
  return try converter.convert(Array(text.utf8))
}

private func refusal(_ bytes: [UInt8]) -> Rejection? {
  do throws(Rejection) {
    _ = try SheetReader.read(bytes)
    return nil
  } catch {
    return error
  }
}

@Suite("The encoding of a document is told once")
struct EncodingTests {
  @Test("and recorded, with a byte order mark or without", arguments: TextEncoding.allCases)
  func detected(encoding: TextEncoding) throws {
    // The vendors' rows are none of ISO-2022-JP.
    let text = encoding == .iso2022JP ? text.replacing("①髙", with: "高").replacing("㈱", with: "社") : text
    for mark in [TextEncoding.cp932, .eucJP, .iso2022JP].contains(encoding) ? [""] : ["", "\u{FEFF}"] {
      let sheet = try SheetReader.read(bytes(mark + text, encoding))
      #expect(sheet.source.encoding == encoding.rawValue)
      #expect(sheet.header.product == (encoding == .iso2022JP ? "高機能ソフト社" : "①髙機能ソフト㈱"))
      #expect(sheet.readings[3]?.answer == .yes)
    }
  }

  @Test(
    "what cannot be decoded is refused with the offset of its byte",
    arguments: [
      (.utf8, [0x0A, 0x82, 0xA0], 1), (.cp932, [0x0A, 0x82], 1), (.cp932, [0x0A, 0x82, 0xA0, 0xFF, 0x0A], 3),
      (.eucJP, [0x0A, 0xA4, 0x0A], 1), (.iso2022JP, [0x0A, 0x8E, 0xB2], 1),
      (.utf16LittleEndian, [0x0A, 0x00, 0x42], 2),
      (.utf16BigEndian, [0x00, 0x0A, 0xD8, 0x00, 0x00, 0x41], 2),
    ] as [(TextEncoding, [UInt8], Int)])
  func undecodable(encoding: TextEncoding, tail: [UInt8], offset: Int) throws {
    let text = title + "\n2 質問？\t●はい\tいいえ\t対象外\t備考\t-"
    let good = try bytes(text, encoding)
    #expect(refusal(good) == nil)
    let rejection = refusal(good + tail)
    #expect(rejection?.code == .textEncoding)
    #expect(rejection?.place == "byte \(good.count + offset)")
  }

  @Test("two encodings in one file are refused", arguments: [TextEncoding.cp932, .eucJP, .utf16LittleEndian])
  func mixed(encoding: TextEncoding) throws {
    let other = try bytes("\n" + text.replacing("①髙", with: "").replacing("㈱", with: ""), encoding)
    let code = refusal(Array((text + (text.utf8.count % 2 == 0 ? "" : " ")).utf8) + other)?.code
    #expect(code == .textEncoding || encoding == .utf16LittleEndian && code == .textNUL)
  }

  @Test("NUL is refused where it stands, in UTF-16 too")
  func nul() throws {
    #expect(refusal(Array((title + "\n\0").utf8))?.place == "byte \(title.utf8.count + 1)")
    let wide = try bytes(title + "\n", .utf16BigEndian)
    #expect(refusal(wide + [0, 0])?.place == "byte \(wide.count)")
    #expect(refusal(wide + [0, 0])?.code == .textNUL)
  }

  @Test("text without a title is no form that is known, whatever its encoding", arguments: TextEncoding.allCases)
  func untitled(encoding: TextEncoding) throws {
    let code = refusal(try bytes("2 質問？\t●はい\tいいえ\t対象外\t備考\t-", encoding))?.code
    #expect(code == .formUnknown || [.utf16LittleEndian, .utf16BigEndian].contains(encoding) && code != nil)
  }

  @Test("a replacement character that stands in the document is its own")
  func replacement() throws {
    let sheet = try SheetReader.read(Array((text + "\n3 質問？\t\u{FFFD}はい\tいいえ\t対象外\t備考\t-").utf8))
    #expect(sheet.readings[4]?.answer == nil)
  }
}
