import Testing
import XMLText

struct RefusalCase: CustomTestStringConvertible {
  let text: [UInt8]
  let reason: XMLError.Reason
  let offset: Int

  init(_ text: String, _ reason: XMLError.Reason, _ offset: Int) {
    self.init(Array(text.utf8), reason, offset)
  }

  init(_ text: [UInt8], _ reason: XMLError.Reason, _ offset: Int) {
    self.text = text
    self.reason = reason
    self.offset = offset
  }

  var testDescription: String { String(decoding: text.prefix(40), as: UTF8.self) }
}

private let laughs = "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><a>&b;</a>"

@Suite("XML that is refused")
struct XMLRefusalTests {
  @Test(
    "each reason is told with its place",
    arguments: [
      RefusalCase([0xFE, 0xFF, 0, 0x3C], .encoding, 0), RefusalCase([0xFF, 0xFE, 0x3C, 0], .encoding, 0),
      RefusalCase([0x3C, 0, 0x61, 0], .encoding, 0), RefusalCase([0, 0x3C, 0, 0x61], .encoding, 0),
      RefusalCase("<?xml version='1.0' encoding='UTF-16'?><a/>", .encoding, 30),
      RefusalCase("<?xml version='1.0' encoding='Shift_JIS'?><a/>", .encoding, 30),
      RefusalCase("<?xml version='1.0' encoding='UTF-7'?><a/>", .encoding, 30),
      RefusalCase([0x3C, 0x61, 0x3E, 0xC0, 0x80, 0x3C], .invalidUTF8, 3),
      RefusalCase([0x3C, 0x61, 0x3E, 0xED, 0xA0, 0x80], .invalidUTF8, 3),
      RefusalCase("<a>\u{0}</a>", .character, 3), RefusalCase("<a b='\u{1F}'/>", .character, 6),
      RefusalCase("<a>\u{FFFE}</a>", .character, 3),
      RefusalCase("<a>\u{FFFF}</a>", .character, 3), RefusalCase("<a><!--\u{8}--></a>", .character, 7),
      RefusalCase("<a>", .unexpectedEnd, 3), RefusalCase("<a b", .unexpectedEnd, 4),
      RefusalCase("<a b='", .unexpectedEnd, 6),
      RefusalCase("<a><!-- ", .unexpectedEnd, 3), RefusalCase("<a><![CDATA[x]]</a>", .unexpectedEnd, 3),
      RefusalCase("<a><?b", .unexpectedEnd, 6),
      RefusalCase("<a></", .unexpectedEnd, 5), RefusalCase("<", .unexpectedEnd, 1),
      RefusalCase("", .empty, 0), RefusalCase(" \n<!-- nothing -->", .empty, 18), RefusalCase("\u{FEFF}", .empty, 3),
      RefusalCase(" <?xml version='1.0'?><a/>", .declaration, 1),
      RefusalCase("<?xml encoding='UTF-8'?><a/>", .declaration, 0),
      RefusalCase("<?xml version='1.0' standalone='yes' encoding='UTF-8'?><a/>", .declaration, 0),
      RefusalCase("<?xml version='1.0'encoding='UTF-8'?><a/>", .declaration, 0),
      RefusalCase("<?xml version='2.0'?><a/>", .declaration, 0),
      RefusalCase("<?xml version='1.0' standalone='maybe'?><a/>", .declaration, 0),
      RefusalCase("<a><?XmL a?></a>", .declaration, 3),
      RefusalCase("<!DOCTYPE a><a/>", .doctype, 0), RefusalCase(laughs, .doctype, 0),
      RefusalCase("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", .doctype, 0),
      RefusalCase("<a/><!DOCTYPE a>", .doctype, 4),
      RefusalCase("<a><!ELEMENT a></a>", .syntax, 3), RefusalCase("<a b/>", .syntax, 4),
      RefusalCase("<a b=c/>", .syntax, 5),
      RefusalCase("<a b='1'c='2'/>", .syntax, 8), RefusalCase("<a b='<'/>", .syntax, 6),
      RefusalCase("<a / >", .syntax, 4),
      RefusalCase("<a>]]></a>", .syntax, 3), RefusalCase("<a><!-- a--b --></a>", .syntax, 11),
      RefusalCase("<a><?b!?></a>", .syntax, 6),
      RefusalCase("<1/>", .name, 1), RefusalCase("< a/>", .name, 1), RefusalCase("<a:b:c/>", .name, 1),
      RefusalCase("<:a/>", .name, 1),
      RefusalCase("<a:/>", .name, 1),
      RefusalCase("<日/>", .name, 1), RefusalCase("<aé/>", .name, 1), RefusalCase("<a -b='1'/>", .name, 3),
      RefusalCase("<a><?x:y?></a>", .name, 3),
      RefusalCase("<a b='1' b='2'/>", .duplicateAttribute, 9),
      RefusalCase("<a xmlns='u' xmlns='v'/>", .duplicateAttribute, 13),
      RefusalCase("<a longerThanEight='1' longerThanNight='' longerThanEight='2'/>", .duplicateAttribute, 42),
      RefusalCase("<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>", .duplicateAttribute, 35),
      RefusalCase("<a xmlns:p='u' xmlns:p='v'/>", .duplicateAttribute, 21),
      RefusalCase(
        "<a xmlns:p='http://example.org/main' p:b='1' xmlns:q='http://example.org/strict/main' q:b='1'/>",
        .duplicateAttribute, 86),
      RefusalCase("<p:a/>", .undeclaredPrefix, 1), RefusalCase("<a p:b='1'/>", .undeclaredPrefix, 3),
      RefusalCase("<a><b xmlns:p='u'/><p:c/></a>", .undeclaredPrefix, 20),
      RefusalCase("<a xmlns:p=''/>", .namespace, 9), RefusalCase("<a xmlns:xmlns='u'/>", .namespace, 9),
      RefusalCase("<a xmlns:xml='u'/>", .namespace, 9),
      RefusalCase("<a xmlns='http://www.w3.org/XML/1998/namespace'/>", .namespace, 3),
      RefusalCase("<a xmlns:p='http://www.w3.org/2000/xmlns/'/>", .namespace, 9),
      RefusalCase("<a></b>", .mismatchedEnd, 3), RefusalCase("<a><b></a></b>", .mismatchedEnd, 6),
      RefusalCase("<a></ab>", .mismatchedEnd, 3),
      RefusalCase("<p:a xmlns:p='u' xmlns:q='u'></q:a>", .mismatchedEnd, 29),
      RefusalCase("<a>&nbsp;</a>", .entity, 3), RefusalCase("<a>&</a>", .entity, 3),
      RefusalCase("<a>&amp</a>", .entity, 3),
      RefusalCase("<a>&;</a>", .entity, 3),
      RefusalCase("<a b='&AMP;'/>", .entity, 6), RefusalCase("<a>a & b</a>", .entity, 5),
      RefusalCase("<a>&#0;</a>", .characterReference, 3), RefusalCase("<a>&#xD800;</a>", .characterReference, 3),
      RefusalCase("<a>&#xFFFE;</a>", .characterReference, 3), RefusalCase("<a>&#x110000;</a>", .characterReference, 3),
      RefusalCase("<a>&#;</a>", .characterReference, 3), RefusalCase("<a>&#x;</a>", .characterReference, 3),
      RefusalCase("<a>&#1F;</a>", .characterReference, 3),
      RefusalCase("<a>&#X41;</a>", .characterReference, 3),
      RefusalCase("<a>&#99999999999999;</a>", .characterReference, 3),
      RefusalCase("<a>&#00000065;</a>x", .outsideRoot, 18), RefusalCase("x<a/>", .outsideRoot, 0),
      RefusalCase("<a/><b/>", .outsideRoot, 4),
      RefusalCase("<a/></a>", .outsideRoot, 4), RefusalCase("<a/>&amp;", .outsideRoot, 4),
      RefusalCase("<a/><![CDATA[]]>", .outsideRoot, 4),
    ])
  func refused(one: RefusalCase) {
    #expect(refusal(one.text) == XMLError(one.reason, offset: one.offset))
  }

  @Test("limits are counted while reading: what is at the limit is read, and one more is refused")
  func limits() {
    var limits = XMLLimits()
    limits.depth = 3
    limits.attributes = 2
    limits.textBytes = 4
    func reason(_ text: String) -> XMLError.Reason? { refusal(Array(text.utf8), limits: limits)?.reason }
    #expect(reason("<a><b><c>1234</c>5678</b></a>") == nil)
    #expect(reason("<a b='1234' c='1234'/>") == nil)
    #expect(reason("<a><b><c><d/></c></b></a>") == .tooDeep(limit: 3))
    #expect(reason("<a b='' c='' d=''/>") == .tooManyAttributes(limit: 2))
    #expect(reason("<a b='' xmlns:p='u' xmlns='v'/>") == .tooManyAttributes(limit: 2))
    #expect(reason("<a b='12345'/>") == .textTooLong(limit: 4))
    #expect(reason("<a>12345</a>") == .textTooLong(limit: 4))
    #expect(reason("<a>12<![CDATA[34]]><!-- -->5</a>") == .textTooLong(limit: 4))
  }

  @Test("a text cut off at any byte, and one with any byte changed, is read or refused")
  func damaged() {
    let text = Array(
      "\u{FEFF}<?xml version='1.0'?><p:a xmlns:p='http://example.org/main' b='&lt;'>x&#65;<![CDATA[y]]><!--z--><c/></p:a>"
        .utf8)
    for end in text.indices { #expect(refusal(Array(text[..<end])) != nil, "cut off at \(end)") }
    for index in text.indices {
      for byte in [0, 0x09, 0x20, 0x21, 0x22, 0x26, 0x2F, 0x3A, 0x3C, 0x3D, 0x3E, 0x3F, 0x5D, 0x61, 0x80, 0xEF, 0xFF]
        as [UInt8]
      {
        var changed = text
        changed[index] = byte
        _ = refusal(changed)
      }
    }
  }
}
