import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import Testing

@Suite("A sheet that a reader tells is the sheet that it read")
struct SheetToldTests {
  private static let question = ReaderQuestion([1, 2, 3], sha256: ContentHash.sha256([1, 2, 3]))

  /// Through the bytes of the pipe.
  private static func told(_ sheet: Sheet) throws -> (answer: ReaderAnswer, sheet: Sheet?) {
    let bytes = ReaderAnswer(to: question, version: 3, .success(sheet)).encodedBytes
    let answer = try #require(ReaderAnswer(decodingUntrusted: bytes))
    return (answer, answer.sheet)
  }

  @Test("every part of random sheets, scalar for scalar", arguments: 0..<40)
  func random(seed: UInt64) throws {
    var events = RandomEvents(seed: seed)
    let sheet = events.readSheet()
    let told = try Self.told(sheet)
    let back = try #require(told.sheet)
    #expect(back.catalogue.form == sheet.catalogue.form && back.header == sheet.header && back.source == sheet.source)
    #expect(back.readings == sheet.readings && back.remarks == sheet.remarks && back.notes == sheet.notes)
    #expect(back.findings == sheet.findings && back.undetermined == sheet.undetermined)
    #expect(back.remarkPresent == sheet.remarkPresent)
    // Equal strings may still be spelt in two ways; equal bytes are not.
    #expect(try Self.told(back).answer.encodedBytes == told.answer.encodedBytes)
  }

  @Test("nothing is filled in: a part that is missing or says what cannot be leaves no sheet")
  func unsound() throws {
    var events = RandomEvents(seed: 1)
    let sound = try Self.told(events.readSheet()).answer
    #expect(sound.sheet != nil)
    let wrong: [(String, (inout ReaderAnswer) -> Void)] = [
      ("no catalogue", { $0.read.catalogue = nil }), ("another catalogue", { $0.read.catalogue?[0] ^= 1 }),
      ("irregularities of fewer rows", { $0.irregularities.removeLast() }),
      ("a weekday that is none", { ($0.weekday, $0.weekdayText) = (7, "曜") }),
      ("a weekday without its text", { ($0.weekday, $0.weekdayText) = (1, nil) }),
      ("readings that say something else", { $0.changeSheet { $0.readings[1] ^= 64 } }),
      ("a detail that is no JSON", { $0.changeSheet { $0.detail.removeLast() } }),
      ("a detail without readings", { $0.changeSheet { $0.detail = $0.detail.replacing("readings", with: "rows") } }),
      (
        "a row that the form lacks",
        { $0.changeSheet { $0.detail = $0.detail.replacing(#""item":"1""#, with: #""item":"0""#) } }
      ),
      ("a mark that is none", { $0.changeSheet { $0.detail = $0.detail.replacing(#""glyph""#, with: #""smell""#) } }),
      ("a finding of no rule", { $0.changeSheet { $0.findings = #"{"findings":[{}],"undetermined":[]}"# } }),
      ("no sheet at all", { $0.read.setRejection(Rejection(.formEmpty, "none")) }),
    ]
    for (what, change) in wrong {
      var answer = sound
      change(&answer)
      #expect(answer != sound, "\(what): nothing was changed")
      #expect(answer.sheet == nil, "\(what)")
    }
  }

  @Test("a question is its document and the hash behind it, and too few bytes are none")
  func question() throws {
    let back = try #require(ReaderQuestion(received: Self.question.document + Self.question.sha256.bytes))
    #expect(back.document == [1, 2, 3] && back.sha256 == Self.question.sha256)
    #expect(ReaderQuestion(received: Self.question.sha256.bytes)?.document == [])
    #expect(ReaderQuestion(received: Array(Self.question.sha256.bytes.dropLast())) == nil)
  }
}

extension ReaderAnswer {
  fileprivate mutating func changeSheet(_ change: (inout SheetRead.Sheet) -> Void) {
    guard case .sheet(var sheet) = read.result else { return }
    change(&sheet)
    read.result = .sheet(sheet)
  }
}
