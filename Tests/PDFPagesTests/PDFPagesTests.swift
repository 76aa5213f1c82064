import PDFPages
import Testing

@Suite("What a person sees on a PDF's pages is read where it stands", .enabled(if: Document.isReadable))
struct PDFPagesTests {
  @Test("characters, lines, rings, fills and pictures of an upright page")
  func plain() throws {
    let page = try Document.page("plain")
    #expect(page.text() == "1.10 ●はい いいえ ㈱①ｶﾞ")
    #expect(page.glyphs[5].box.isNear(125, 91, 135, 101))
    #expect(page.glyphs.allSatisfy { abs($0.size - 10) < 0.01 && $0.colour == .black && $0.order == 0 })
    #expect(
      page.shapes.map(\.form) == [
        .other, .rectangle, .horizontalLine, .verticalLine, .other, .rectangle, .horizontalLine,
      ])
    try #require(page.shapes.count == 7)
    let (ring, slant, fill) = (page.shapes[0], page.shapes[4], page.shapes[5])
    #expect(ring.box.isNear(200, 222, 240, 242) && ring.hasCurves && ring.isClosed && ring.segments == 4)
    #expect(ring.stroke == PDFColour(rgba: 0xFF00_00FF) && ring.fill == nil && ring.strokeWidth == 1)
    #expect(!slant.isClosed && slant.segments == 1)
    #expect(fill.stroke == nil && fill.fill == PDFColour(rgba: 0xFFFF_00FF) && fill.isOpaque)
    #expect(page.images.map { $0.box.isNear(400, 702, 460, 742) } == [true])
  }

  @Test(
    "a page that is turned or cropped reads as it lies",
    arguments: [
      ("turned-90", 842, 595, PDFBox(left: 600, top: 200, right: 620, bottom: 240)),
      ("turned-180", 595, 842, PDFBox(left: 355, top: 600, right: 395, bottom: 620)),
      ("turned-270", 842, 595, PDFBox(left: 222, top: 355, right: 242, bottom: 395)),
      ("cropped", 450, 760, PDFBox(left: 150, top: 182, right: 190, bottom: 202)),
    ] as [(String, Float, Float, PDFBox)])
  func turned(name: String, width: Float, height: Float, ring: PDFBox) throws {
    let page = try Document.page(name)
    #expect(page.width == width && page.height == height)
    #expect(page.text() == "1.10 ●はい いいえ ㈱①ｶﾞ")
    #expect(page.shapes.first?.box.isNear(ring.left, ring.top, ring.right, ring.bottom) == true)
  }

  @Test("turned and upright-running text has boxes that follow each other that way")
  func turnedText() throws {
    let boxes = try Document.page("turned-text").glyphs.map(\.box)
    try #require(boxes.count == 6)
    #expect(boxes[0].isNear(91, 132, 101, 142) && boxes[1].isNear(91, 112, 101, 122))
    #expect(boxes[3].isNear(295, 142, 305, 152) && boxes[5].isNear(295, 162, 305, 172))
  }

  @Test("a ring in a drawing in a drawing stands where all their matrices put it")
  func drawings() throws {
    let page = try Document.page("drawings")
    #expect(page.shapes.map { $0.box.isNear(120, 482, 160, 502) } == [true])
    #expect(page.glyphs.map(\.order) == [page.shapes[0].order + 1])
    #expect(page.glyphs.map(\.size) == [20])
  }

  @Test(
    "text that nobody sees is told apart, with the reason",
    arguments: [
      (.visible, "見える紺地に白蛍光"), (.notPainted, "隠し"), (.likeItsGround, "白地に白"), (.outside, "外"),
      (.covered, "上塗り"), (.transparent, "透明"),
    ] as [(PDFVisibility, String)])
  func hidden(visibility: PDFVisibility, text: String) throws {
    let page = try Document.page("hidden")
    #expect(page.text(visibility) == text)
    #expect(page.hiddenGlyphs == 12 && !page.hasNoText)
  }

  @Test("a page with layers says so, since one may be switched off")
  func layers() throws {
    #expect(try Document.page("layer").hasLayers)
    #expect(try !["plain", "chromium", "libreoffice", "form"].map(Document.page).contains { $0.hasLayers })
  }

  @Test("a scan has no text, whatever its scanner put beneath")
  func scan() throws {
    let page = try Document.page("scan")
    #expect(page.hasNoText && page.hiddenGlyphs == 2 && page.images.count == 1)
  }

  @Test("characters whose font does not say what they mean are none, and keep their place")
  func noUnicode() throws {
    let page = try Document.page("no-unicode")
    #expect(page.glyphs.count { $0.scalar == nil } == 10)
    #expect(page.glyphs[5].box.isNear(125, 91, 135, 101))
  }

  @Test("text in a font that a document does not carry is whole, equal rows included")
  func rows() throws {
    let pages = try Document.pages("rows")
    let words = "この装置は個人情報を含む診療情報を取り扱いますかはいいいえ対象外"
    let expected = [0..<34, 34..<68, 68..<100].map { rows in rows.map { "\($0)\(words)" }.joined() }
    #expect(pages.map { $0.text() } == expected)
    #expect(pages.map { page in page.shapes.count { $0.hasCurves } } == [34, 34, 32])
  }

  @Test("a ring that Chromium or LibreOffice drew lies around its word alone", arguments: ["chromium", "libreoffice"])
  func ring(name: String) throws {
    let page = try Document.page(name)
    let red = page.shapes.filter { [$0.stroke, $0.fill].contains(PDFColour(rgba: 0xFF00_00FF)) }
    #expect(!red.isEmpty && red.allSatisfy { $0.hasCurves && $0.isClosed && $0.order == red[0].order })
    let within = page.glyphs.filter { red[0].box.contains($0.box.centre.x, $0.box.centre.y) }
    #expect(within.map(\.scalar) == ["は", "い"])
  }
}
