import Testing
import XMLText

private let main = #"xmlns="http://example.org/main""#

@Suite("XML that is read")
struct XMLReaderTests {
  @Test(
    "names are told by their namespace, whatever its prefix and spelling",
    arguments: [
      (#"<row \#(main)/>"#, "<m:row></m:row>"),
      (#"<x:row xmlns:x="http://example.org/strict/main"/>"#, "<m:row></m:row>"),
      (#"<row/>"#, "<row></row>"),
      (#"<row xmlns="urn:other"/>"#, "<?></?>"),
      (
        #"<a xmlns="http://example.org/main"><row/><b:row xmlns:b="http://example.org/drawing"/><row xmlns=""/></a>"#,
        "<?><m:row></m:row><d:row></d:row><row></row></?>"
      ),
      (
        #"<p:row xmlns:p="http://example.org/main"><p:row xmlns:p="http://example.org/drawing"/><p:row/></p:row>"#,
        "<m:row><d:row></d:row><m:row></m:row></m:row>"
      ),
      (#"<longerThanEightBites \#(main)/>"#, "<m:longerThanEightBites></m:longerThanEightBites>"),
      (#"<longerThanEightBots \#(main)/>"#, "<?></?>"),
      (
        #"<row \#(main) r='1' p:r='2' xmlns:p='http://example.org/drawing' p:s="3" xml:space="preserve"/>"#,
        "<m:row r=1 d:r=2></m:row>"
      ),
      (#"<longprefix:row xmlns:longprefiy="urn:a" xmlns:longprefix="http://example.org/main"/>"#, "<m:row></m:row>"),
    ])
  func namespaces(text: String, expected: String) throws {
    #expect(try told(text) == expected)
  }

  @Test(
    "texts and attributes are told as they are meant",
    arguments: [
      ("<z>a&amp;b&lt;&gt;&quot;&apos;&#65;&#x3042;</z>", "<?>[a&b<>\"'Aあ]</?>"),
      ("<z>one<![CDATA[<two>&amp;]]>three</z>", "<?>[one][<two>&amp;][three]</?>"),
      ("<z>a\r\nb\rc\n<![CDATA[d\r\ne]]></z>", "<?>[a\nb\nc\n][d\ne]</?>"),
      ("<row r=' a\tb\r\nc&#10;&#9;&lt;' s = \"'\" />", "<row r= a b c\n\t< s='></row>"),
      ("<z><!-- a > b --><?target a?b?>x<!----></z>", "<?>[x]</?>"),
      ("<z>]] ></z>", "<?>[]] >]</?>"),
      ("<z></z>\n<!-- after --><?and this?>\n", "<?></?>"),
      ("\n<!-- before --><z/>", "<?></?>"),
      ("<z \n/>", "<?></?>"), ("<z></z >", "<?></?>"),
      ("<z>\u{10FFFF}\u{E000}\u{FFFD}\t</z>", "<?>[\u{10FFFF}\u{E000}\u{FFFD}\t]</?>"),
    ])
  func values(text: String, expected: String) throws {
    #expect(try told(text) == expected)
  }

  @Test(
    "a declaration that says UTF-8, or nothing, is read, and a byte order mark too",
    arguments: [
      "<?xml version='1.0'?>", "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone='yes' ?>\n",
      "<?xml version = '1.0' encoding='us-ascii'?>", "\u{FEFF}", "\u{FEFF}<?xml version='1.0' encoding='utf-8'?>",
    ])
  func declaration(before: String) throws {
    #expect(try told(before + "<z/>") == "<?></?>")
  }

  @Test("the breaks of old drawings end themselves where that is asked for, and are malformed elsewhere")
  func breaks() throws {
    let text = "<div>a<br>b<BR/>c<br></br></div>"
    #expect(try told(text, takesBreaksAsEmpty: true) == "<div>[a]<br></br>[b]<?></?>[c]<br></br></div>")
    #expect(refusal(Array("<div>a<br>b</div>".utf8))?.reason == .mismatchedEnd)
  }

  @Test("children are listed, and what is deeper passed over")
  func children() throws {
    let text = "<div>x<row><row><r/></row></row><br>y</br><s/></div>"
    var reader = try XMLReader(Array(text.utf8), vocabulary: vocabulary)
    let root = try reader.next()
    #expect(root == .start(code("div")))
    var found: [UInt16] = []
    while let child = try reader.child(of: 1) { found.append(child) }
    #expect(found == [code("row"), code("br"), code("s")])
    let end = try reader.next()
    #expect(end == .endOfDocument)
  }

  @Test("whole numbers are digits and nothing else")
  func integers() throws {
    let numbers = [
      ("12", 12), ("-3", -3), ("+3", nil), ("", nil), ("-", nil), ("1e2", nil), ("007", 7), ("1&#50;", nil),
    ]
    for (written, expected) in numbers + [("99999999999999999999", nil), (" 1", nil)] {
      var reader = try XMLReader(Array("<row r='\(written)'/>".utf8), vocabulary: vocabulary)
      _ = try reader.next()
      let value = reader.attribute(code("r")).flatMap { reader.integer($0) }
      #expect(value == expected, "\(written)")
    }
  }

  @Test("a word of the vocabulary is told as a number")
  func words() throws {
    var reader = try XMLReader(Array("<row r='div' s='divs'/>".utf8), vocabulary: vocabulary)
    _ = try reader.next()
    let known = reader.attribute(code("r")).map { reader.code(of: $0) }
    let unknown = reader.attribute(code("s")).map { reader.code(of: $0) }
    #expect(known == code("div"))
    #expect(unknown == 0)
  }
}
