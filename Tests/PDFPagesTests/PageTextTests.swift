import PDFPages
import SheetParsing
import Testing

@Suite("A page becomes lines, and each character keeps its place", .enabled(if: Document.isReadable))
struct PageTextTests {
  private struct Read {
    let text: PageText
    let marks: [PageMark]

    init(_ name: String) throws {
      let page = try Document.page(name)
      let rulings = PageRulings(page)
      text = PageText(page, rulings)
      marks = PageMark.all(of: page, besides: rulings)
    }

    var lines: [String] { text.lines.map { String(decoding: text.bytes[$0], as: UTF8.self) } }

    /// The characters in whose middles a mark lies, or under which a line runs.
    func letters(on mark: PageMark) -> String {
      var letters: [UInt8] = []
      for at in text.bytes.indices where text.bytes[at] & 0xC0 != 0x80 {
        guard let box = text.box(of: at..<at + 1) else { continue }
        let (x, y) = box.centre
        let reach = PDFBox(
          left: mark.box.left, top: mark.box.top - (mark.kind == .line ? box.height : 0), right: mark.box.right,
          bottom: mark.box.bottom)
        guard reach.contains(x, y) else { continue }
        letters.append(text.bytes[at])
        letters += text.bytes[(at + 1)...].prefix { $0 & 0xC0 == 0x80 }
      }
      return String(decoding: letters, as: UTF8.self)
    }
  }

  private static let question = "ログの確認を行い、ログの確認の記録を行い、記録の確認のログを行い、そのログの記録の確認を行うか？"

  @Test("a table's row is one line, however its cells are wrapped", arguments: ["table-reportlab", "table-chromium"])
  func tables(name: String) throws {
    let choices = "\tはい\tいいえ\t対象外\t"
    let rows = [
      "1\t記録を行うか？" + choices, "1.1\t\(Self.question)" + choices, "1.2\t\(Self.question)" + choices,
      "2\t確認を行うか？" + choices,
    ]
    let around = ["番号\t項目\tはい\tいいえ\t対象外\t備考", "3\t記録の確認\t\t○\t\t"]
    #expect(try Read(name).lines == (name == "table-chromium" ? [around[0]] + rows + [around[1]] : rows))
  }

  @Test("a row without a table is one line, and a wide gap in it a tab")
  func lines() throws {
    let read = try Read("lines-reportlab")
    #expect(read.lines.first == "1 記録を行うか？\tはい いいえ 対象外")
    #expect(read.lines.count == 4)
  }

  @Test(
    "a table's borders are no marks, and each mark lies on its word",
    arguments: [
      ("table-reportlab", PageMark.Kind.ellipse), ("table-chromium", .ellipse), ("lines-reportlab", .line),
    ])
  func marks(name: String, kind: PageMark.Kind) throws {
    let read = try Read(name)
    #expect(read.marks.map(\.kind) == Array(repeating: kind, count: 4))
    #expect(read.marks.map(read.letters(on:)) == ["はい", "いいえ", "対象外", "はい"])
  }

  @Test("marks of other kinds are told apart")
  func kinds() throws {
    #expect(
      try Read("annotations").marks.map(\.kind) == [
        .ellipse, .ellipse, .rectangle, .highlight, .underline, .strike, .freeform, .freeform,
      ])
    #expect(
      try Read("plain").marks.map(\.kind) == [
        .ellipse, .rectangle, .freeform, .fill(PDFColour(rgba: 0xFFFF_00FF)),
      ])
    #expect(
      try Read("form").marks.map(\.kind) == [
        .control(isSet: true, name: "Yes"), .control(isSet: false, name: "Yes"), .control(isSet: false, name: "yes"),
        .control(isSet: true, name: "no"), .control(isSet: false, name: "na"),
      ])
    #expect(try Read("libreoffice").marks.map(\.kind) == [.ellipse])
  }

  @Test("what a field or a note shows is text at its place")
  func fields() throws {
    #expect(try Read("form").lines == ["Yes", "n/a", "ABC"])
    #expect(try Read("annotations").lines == ["はい", "円"])
  }

  @Test("what nobody sees is left out, and what has no meaning stands as such")
  func hidden() throws {
    #expect(try Read("hidden").lines == ["見える", "紺地に白", "蛍光"])
    let read = try Read("no-unicode")
    #expect(read.text.unknownLetters == 10)
    #expect(read.lines == ["1.10 \u{FFFD}\u{FFFD}\u{FFFD} \u{FFFD}\u{FFFD}\u{FFFD} \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"])
  }
}
