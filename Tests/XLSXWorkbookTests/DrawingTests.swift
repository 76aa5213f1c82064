import Testing
import XLSXWorkbook

/// A circle around what stands in `B2`, as Excel draws it.
let ellipse = """
  <xdr:twoCellAnchor>\(between(1, 95_250, 1, 19_050, 1, 476_250, 1, 171_450))\(shape("ellipse"))
  <xdr:clientData/></xdr:twoCellAnchor>
  """

private func between(_ place: Int...) -> String {
  let names = ["col", "colOff", "row", "rowOff"]
  func corner(_ values: ArraySlice<Int>) -> String {
    zip(names, values).map { "<xdr:\($0)>\($1)</xdr:\($0)>" }.joined()
  }
  return "<xdr:from>\(corner(place[..<4]))</xdr:from><xdr:to>\(corner(place[4...]))</xdr:to>"
}

private func shape(_ form: String, at place: [Int] = [], _ more: String = "", text: String = "") -> String {
  let (x, y, width, height) = place.isEmpty ? (0, 0, 0, 0) : (place[0], place[1], place[2], place[3])
  let body = text.isEmpty ? "" : "<xdr:txBody><a:bodyPr/>\(text)</xdr:txBody>"
  return """
    <xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="a"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr><a:xfrm>
    <a:off x="\(x)" y="\(y)"/><a:ext cx="\(width)" cy="\(height)"/></a:xfrm><a:prstGeom prst="\(form)"/>
    \(more.isEmpty ? "<a:noFill/><a:ln><a:solidFill><a:srgbClr val=\"FF0000\"/></a:solidFill></a:ln>" : more)</xdr:spPr>
    <xdr:style><a:lnRef idx="2"/><a:fillRef idx="1"/></xdr:style>\(body)</xdr:sp>
    """
}

private func at(_ x: Int, _ y: Int, _ width: Int, _ height: Int, _ object: String) -> String {
  """
  <xdr:absoluteAnchor><xdr:pos x="\(x)" y="\(y)"/><xdr:ext cx="\(width)" cy="\(height)"/>\(object)</xdr:absoluteAnchor>
  """
}

private func told(_ drawing: String) throws -> [String] { try Book().with { $0.drawing = drawing }.told }

@Suite("What is drawn over cells")
struct DrawingTests {
  @Test("each kind of anchor gives a rectangle")
  func anchors() throws {
    let one = """
      <xdr:oneCellAnchor><xdr:from><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>3</xdr:row><xdr:rowOff>0
      </xdr:rowOff></xdr:from><xdr:ext cx="609600" cy="190500"/>\(shape("rect"))</xdr:oneCellAnchor>
      """.replacing("0\n", with: "0")
    let drawing = ellipse + one + at(609_600, 0, 609_600, 381_000, shape("roundRect"))
    #expect(
      try told(drawing) == [
        "shape ellipse B2-B2 outlined", "shape rect C4-C4 outlined", "shape roundRect B1-B2 outlined",
      ])
  }

  @Test(
    "outline and fill are told by the shape, and where it is silent, by its style",
    arguments: [
      ("<a:ln/>", "outlined filled 100"), ("<a:noFill/><a:ln><a:noFill/></a:ln>", ""),
      ("<a:solidFill><a:srgbClr val=\"FFFF00\"/></a:solidFill>", "outlined filled 100"),
      (
        "<a:solidFill><a:srgbClr val=\"FFFF00\"><a:alpha val=\"40000\"/></a:srgbClr></a:solidFill>",
        "outlined filled 40"
      ),
      ("<a:solidFill><a:srgbClr val=\"FFFF00\"><a:alpha val=\"0\"/></a:srgbClr></a:solidFill>", "outlined"),
      ("<a:gradFill/><a:ln><a:noFill/></a:ln>", "filled 100"),
    ])
  func looks(properties: String, expected: String) throws {
    let told = try told(at(0, 0, 9_525, 9_525, shape("rect", properties)))
    #expect(told == ["shape rect A1-A1" + (expected.isEmpty ? "" : " \(expected)")])
  }

  @Test("members of groups stand where the group's transform puts them, in groups of groups too")
  func groups() throws {
    func group(_ own: [Int], _ inner: [Int], _ members: String) -> String {
      """
      <xdr:grpSp><xdr:nvGrpSpPr/><xdr:grpSpPr><a:xfrm><a:off x="\(own[0])" y="\(own[1])"/><a:ext cx="\(own[2])"
      cy="\(own[3])"/><a:chOff x="\(inner[0])" y="\(inner[1])"/><a:chExt cx="\(inner[2])" cy="\(inner[3])"/></a:xfrm>
      </xdr:grpSpPr>\(members)</xdr:grpSp>
      """
    }
    let deep = group([500, 0, 500, 1_000], [0, 0, 10, 10], shape("donut", at: [5, 5, 5, 5]))
    let all = group([0, 0, 100, 100], [0, 0, 1_000, 1_000], shape("ellipse", at: [0, 0, 500, 500]) + deep)
    let book = try Book().with { $0.drawing = at(1_000_000, 2_000_000, 400_000, 200_000, all) }.read()
    let shapes = book.sheets[0].shapes
    #expect(shapes.map(\.geometry) == ["ellipse", "donut"])
    #expect(
      shapes.map(\.frame) == [
        Frame(x: 1_000_000, y: 2_000_000, width: 200_000, height: 100_000),
        Frame(x: 1_300_000, y: 2_100_000, width: 100_000, height: 100_000),
      ])
  }

  @Test("text, free forms, connectors, pictures and charts are told")
  func kinds() throws {
    let text = "<a:p><a:r><a:t>は</a:t></a:r><a:r><a:t>い</a:t></a:r><a:br/></a:p><a:p><a:fld><a:t>2</a:t></a:fld></a:p>"
    let properties = "<xdr:nvSpPr><xdr:cNvPr id=\"1\" name=\"\" hidden=\"1\"/></xdr:nvSpPr>"
    let drawing = [
      shape("wedgeRectCallout", text: text),
      "<xdr:sp>\(properties)<xdr:spPr><a:xfrm rot=\"5400000\"/><a:custGeom/></xdr:spPr></xdr:sp>",
      "<xdr:cxnSp><xdr:spPr><a:prstGeom prst=\"line\"/><a:ln><a:solidFill/></a:ln></xdr:spPr></xdr:cxnSp>",
      "<xdr:pic><xdr:spPr><a:prstGeom prst=\"rect\"/></xdr:spPr></xdr:pic>", "<xdr:graphicFrame/>",
    ].map { at(0, 0, 9_525, 9_525, $0) }
    #expect(
      try told(drawing.joined()) == [
        "shape wedgeRectCallout A1-A1 outlined 'はい⏎⏎2'", "shape custom A1-A1 hidden rotated",
        "connector line A1-A1 outlined", "picture rect A1-A1", "other  A1-A1",
      ])
  }

  @Test("of alternate contents only one is read: the first that is understood, or the fallback, or none")
  func alternates() throws {
    func alternate(_ choices: (String, String)..., fallback: String = "") -> String {
      let all = choices.map { "<mc:Choice Requires=\"\($0.0)\">\($0.1)</mc:Choice>" }.joined()
      return "<mc:AlternateContent>\(all)<mc:Fallback>\(fallback)</mc:Fallback></mc:AlternateContent>"
    }
    func anchored(_ form: String) -> String { at(0, 0, 9_525, 9_525, shape(form)) }
    let drawing =
      alternate(("a14", anchored("one")), ("a14", anchored("never")), fallback: anchored("never"))
      + alternate(("new", anchored("never")), fallback: anchored("two"))
      + alternate(("new", anchored("never")), ("a14 x14", anchored("three")))
      + alternate(("a14 new", anchored("never"))) + at(0, 0, 9_525, 9_525, alternate(("a14", shape("four"))))
      + alternate(("a14", alternate(("new", anchored("never")), fallback: anchored("five"))))
    #expect(try told(drawing) == ["one", "two", "three", "four", "five"].map { "shape \($0) A1-A1 outlined" })
  }
}
