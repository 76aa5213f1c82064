import Testing
import XLSXWorkbook

private let sheetPart = "xl/worksheets/sheet1.xml"

/// A sheet's list of controls as Excel writes it: each twice, for programs that know the newer form and for the others.
private func listed(_ controls: (shape: Int, id: String)...) -> String {
  let all = controls.map { control in
    """
    <mc:AlternateContent><mc:Choice Requires="x14"><control shapeId="\(control.shape)" r:id="\(control.id)" name="c">
    <controlPr defaultSize="0"><anchor moveWithCells="1"><from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1
    </xdr:row><xdr:rowOff>0</xdr:rowOff></from><to><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>2</xdr:row>
    <xdr:rowOff>0</xdr:rowOff></to></anchor></controlPr></control></mc:Choice><mc:Fallback>
    <control shapeId="\(control.shape)" r:id="\(control.id)" name="c"/></mc:Fallback></mc:AlternateContent>
    """.replacing("\n</xdr:row>", with: "</xdr:row>")
  }
  return "<sheetData/><mc:AlternateContent><mc:Choice Requires=\"x14\"><controls>\(all.joined())</controls></mc:Choice>"
    + "</mc:AlternateContent>"
}

private func properties(_ attributes: String) -> String {
  "<formControlPr xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\" \(attributes)/>"
}

/// An old drawing as Excel writes it, with a break that has no end.
func old(_ shapes: (id: Int, kind: String, state: String, caption: String)...) -> String {
  let all = shapes.map { shape in
    """
    <v:shape id="_x0000_s\(shape.id)" type="#_x0000_t201" style='position:absolute;visibility:visible'><v:path/>
    <v:textbox style='mso-direction-alt:auto' o:singleclick="f"><div style='text-align:left'><font face="MS UI Gothic"
    size="180" color="auto">\(shape.caption)</font></div></v:textbox><x:ClientData ObjectType="\(shape.kind)">
    <x:SizeWithCells/><x:Anchor>
    2, 10, 4, 3, 3, 5, 5, 0</x:Anchor><x:AutoFill>False</x:AutoFill>\(shape.state)</x:ClientData></v:shape>
    """
  }
  return """
    <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
    xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"/><v:shapetype id="_x0000_t201"/>
    \(all.joined())</xml>
    """
}

private func book(_ sheet: String, parts: (String, String)..., vml: String? = nil) -> Book {
  Book(sheet).with { book in
    for (index, (attributes, id)) in parts.enumerated() {
      book.others["xl/ctrlProps/ctrlProp\(index).xml"] = properties(attributes)
      book.links.append((sheetPart, id, "ctrlProp", "../ctrlProps/ctrlProp\(index).xml"))
    }
    book.vml = vml
  }
}

@Suite("Form controls")
struct ControlTests {
  @Test("a control's state is told by its part, its place by the sheet, its caption by how it is drawn")
  func modern() throws {
    let drawn = """
      <mc:AlternateContent><mc:Choice Requires="a14"><xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col></xdr:from>
      <xdr:to><xdr:col>2</xdr:col><xdr:row>2</xdr:row></xdr:to><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="1026" name="c"
      hidden="1"><a:extLst><a:ext uri="{63B3BB69-23CF-44E3-9099-C40C66FF867C}"><a14:compatExt spid="_x0000_s1026"/>
      </a:ext></a:extLst></xdr:cNvPr></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>対象外</a:t></a:r></a:p></xdr:txBody></xdr:sp>
      </xdr:twoCellAnchor></mc:Choice></mc:AlternateContent>
      """
    let book = book(
      listed((1_025, "c1"), (1_026, "c2"), (1_027, "c3"), (1_028, "c4"), (1_029, "c5")),
      parts: ("objectType=\"CheckBox\" checked=\"Checked\" fmlaLink=\"$A$1\" noThreeD=\"1\"", "c1"),
      ("objectType=\"Radio\" firstButton=\"1\"", "c2"), ("objectType=\"CheckBox\" checked=\"Mixed\"", "c3"),
      ("objectType=\"Drop\" dropStyle=\"combo\" fmlaRange=\"$H$1:$H$3\" sel=\"2\" val=\"0\"", "c4"),
      ("objectType=\"GBox\"", "c5"), vml: old((1_025, "Checkbox", "<x:Checked>1</x:Checked>", "はい<br>\n")))
    #expect(
      try book.with { $0.drawing = drawn }.told == [
        "checkBox on B2-B2 'はい' -> $A$1", "optionButton off B2-B2 '対象外'", "checkBox mixed B2-B2",
        "dropDown chosen(2) B2-B2 of $H$1:$H$3", "groupBox none B2-B2",
      ])
  }

  @Test("where there is only the old drawing, all is told by it, and notes are left out")
  func vml() throws {
    let vml = old(
      (1_025, "Checkbox", "<x:Checked>1</x:Checked><x:FmlaLink>$B$2</x:FmlaLink>", "一つ"), (1_026, "Radio", "", "二つ"),
      (1_027, "Drop", "<x:Sel>3</x:Sel>", ""), (1_028, "Note", "", "note"),
      (1_029, "Checkbox", "<x:Checked>2</x:Checked>", "三"),
      (1_030, "Checkbox", "<x:Checked>yes</x:Checked>", ""))
    #expect(
      try book("<sheetData/>", vml: vml).told == [
        "checkBox on C5-D5 '一つ' -> $B$2", "optionButton off C5-D5 '二つ'", "dropDown chosen(3) C5-D5",
        "checkBox mixed C5-D5 '三'", "checkBox unreadable C5-D5",
      ])
  }

  @Test("ActiveX tells its state where that is XML; otherwise the state is unreadable; and it is active")
  func activeX() throws {
    func part(_ kind: String, _ persistence: String, _ properties: String) -> String {
      """
      <ax:ocx ax:classid="{8BD21D\(kind)-EC42-11CE-9E0D-00AA006002F3}" ax:persistence="\(persistence)"
      xmlns:ax="http://schemas.microsoft.com/office/2006/activeX">\(properties)</ax:ocx>
      """
    }
    let value = "<ax:ocxPr ax:name=\"Value\" ax:value=\"1\"/><ax:ocxPr ax:name=\"Caption\" ax:value=\"はい\"/>"
    let parts = [
      part("40", "persistPropertyBag", value), part("50", "persistStreamInit", ""),
      part("40", "persistPropertyBag", ""),
      part("10", "persistPropertyBag", value),
    ]
    let book = Book(listed((1_025, "c0"), (1_026, "c1"), (1_027, "c2"), (1_028, "c3"))).with { book in
      for (index, part) in parts.enumerated() {
        book.others["xl/activeX/activeX\(index).xml"] = part
        book.types.append(("xl/activeX/activeX\(index).xml", "application/vnd.ms-office.activeX+xml"))
        book.links.append((sheetPart, "c\(index)", "control", "../activeX/activeX\(index).xml"))
      }
    }
    #expect(
      try book.told == [
        "checkBox on B2-B2 'はい' ActiveX", "optionButton unreadable B2-B2 ActiveX", "checkBox unreadable B2-B2 ActiveX",
        "other none B2-B2 'はい' ActiveX",
      ] + (0..<4).map { "! activeX xl/activeX/activeX\($0).xml" })
  }

  @Test("what is active is named, and nothing of it is opened")
  func active() throws {
    let external = """
      <externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><ddeLink ddeService="cmd"
      ddeTopic="/c calc"/></externalLink>
      """
    let base = "application/vnd.openxmlformats-officedocument"
    let book = Book().with { book in
      book.types = [
        ("xl/workbook.xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
        ("xl/vbaProject.bin", "application/vnd.ms-office.vbaProject"),
        ("xl/externalLinks/externalLink1.xml", "\(base).spreadsheetml.externalLink+xml"),
        ("xl/embeddings/oleObject1.bin", "\(base).oleObject"), ("xl/embeddings/a.docx", "\(base).document"),
        ("xl/queryTables/queryTable1.xml", "\(base).spreadsheetml.queryTable+xml"),
        ("xl/connections.xml", "\(base).spreadsheetml.connections+xml"),
      ]
      for (name, _) in book.types.dropFirst() { book.others[name] = "none of this is XML or a program" }
      book.others["xl/externalLinks/externalLink1.xml"] = external
      book.links = [
        ("xl/workbook.xml", "e1", "externalLink", "externalLinks/externalLink1.xml"),
        (sheetPart, "i1", "image", "http://example.org/pixel.png"),
        (sheetPart, "h1", "hyperlink", "http://example.org/"),
      ]
    }
    #expect(
      try Set(book.told) == [
        "! dde xl/externalLinks/externalLink1.xml", "! externalTarget xl/worksheets/sheet1.xml",
        "! macros xl/vbaProject.bin", "! externalLink xl/externalLinks/externalLink1.xml",
        "! ole xl/embeddings/oleObject1.bin", "! embeddedPackage xl/embeddings/a.docx",
        "! query xl/queryTables/queryTable1.xml", "! query xl/connections.xml",
      ])
  }
}
