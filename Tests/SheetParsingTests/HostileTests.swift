import DisclosureCore
import SheetParsing
import Testing
import TextEncodings

private let title = "サービス事業者による医療情報セキュリティ開示書 (医療情報システムの安全管理に関するガイドライン第6.0版対応)"

@Suite("Hostile documents")
struct HostileTests {
  @Test(
    "long runs of what rows are made of are read in linear time and give no answer",
    arguments: [
      "(", ")", "[", "●", "はい", "● ", "/", "\t", "|", "**", "・", "回答：", "備考", "例", "1 ", "1.", "　", "\\", "？", "はい\t",
      "記入例 ",
    ])
  func runs(piece: String) throws {
    let line = String(repeating: piece, count: 30_000 / piece.utf8.count)
    let lines = Array(repeating: "2 質問 " + piece, count: 500).joined(separator: "\n")
    for text in ["2 質問？ " + line, lines, "2 質問？\n" + Array(repeating: piece, count: 3_000).joined(separator: "\n")] {
      do throws(Rejection) {
        let sheet = try SheetReader.read(Array([title, text].joined(separator: "\n").utf8))
        #expect(sheet.readings.allSatisfy { $0?.answer == nil })
      } catch {
        #expect(error.code == .formEmpty)
      }
    }
  }

  @Test("a document changed at random is read or refused, the same way twice")
  func mutations() {
    var random = SeededGenerator(state: .random(in: 0...UInt64.max))
    let styles = TextStyle.single + TextStyle.mixed + TextStyle.doubtful
    for _ in 0..<60 {
      guard let style = styles.randomElement(using: &random),
        let encoding = WrittenEncoding.all.randomElement(using: &random)
      else { return }
      guard var bytes = encoding.bytes(style.document(FilledForm(blanks: 3, using: &random))) else { continue }
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: at)
        case 2: bytes.insert(contentsOf: bytes[..<min(at, 40)], at: at)
        default: bytes.removeLast(min(bytes.count - 1, Int.random(in: 0..<30, using: &random)))
        }
      }
      let (first, second) = (Outcome(bytes), Outcome(bytes))
      #expect(first == second, "\(style.name), \(encoding.encoding.rawValue)")
    }
  }
}

private struct Outcome: Equatable {
  var readings: [Reading?] = []
  var rejection: Rejection?

  init(_ bytes: [UInt8]) {
    do throws(Rejection) {
      readings = try SheetReader.read(bytes).readings
    } catch {
      rejection = error
    }
  }
}
