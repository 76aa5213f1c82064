import PDFPages
import Testing

@Suite("What lies upon a page is read: marks, notes, controls", .enabled(if: Document.isReadable))
struct PDFAnnotationTests {
  @Test("marks have their kind and place")
  func marks() throws {
    let annotations = try Document.page("annotations").annotations
    #expect(
      annotations.map(\.kind) == [
        .circle, .square, .highlight, .underline, .strikeOut, .ink, .freeText, .stamp, .circle, .link,
      ])
    #expect(annotations[0].box.isNear(99, 199, 141, 221))
    for mark in annotations[2...4] {
      #expect(mark.stretches.map { $0.isNear(100, 92, 150, 104) } == [true])
    }
    #expect(annotations[6].contents == "はい")
    #expect(annotations.map(\.isHidden) == (0..<10).map { $0 == 8 })
    #expect(annotations.map(\.isPrinted) == (0..<10).map { $0 < 8 })
  }

  @Test("a form's controls tell what they show and what it means")
  func form() throws {
    let annotations = try Document.page("form").annotations
    #expect(
      annotations.compactMap(\.field) == [
        PDFField(name: "ticked", value: .checkBox(isChecked: true, name: "Yes")),
        PDFField(name: "empty", value: .checkBox(isChecked: false, name: "Yes")),
        PDFField(name: "answer", value: .radioButton(isChecked: false, name: "yes")),
        PDFField(name: "answer", value: .radioButton(isChecked: true, name: "no")),
        PDFField(name: "answer", value: .radioButton(isChecked: false, name: "na")),
        PDFField(name: "list", value: .choice(["n/a"])),
        PDFField(name: "words", value: .text("ABC")),
      ])
    #expect(annotations[0].box.isNear(100, 130, 112, 142))
  }

  @Test("a document's scripts are not run")
  func script() throws {
    let page = try Document.page("script")
    #expect(page.text() == "Hello")
    #expect(page.annotations.map(\.field) == [PDFField(name: "a", value: .text("b"))])
  }
}
