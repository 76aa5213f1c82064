/// A workbook with one part whose XML is hostile or malformed, for each part that is read.
enum XMLCases {
  static let all = [
    "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "[Content_Types].xml",
    "xl/_rels/workbook.xml.rels",
  ]
  .flatMap { part in kinds.map { kind in BadCase(.xml, "\(part): \(kind.name)", kind.expected) { kind.change(part) } } }

  private struct Kind: Sendable {
    let name: String
    let expected: Expected
    let change: @Sendable (String) -> [UInt8]

    /// The part's text changed.
    init(_ name: String, _ expected: Expected, _ change: @escaping @Sendable (String) -> String) {
      self.name = name
      self.expected = expected
      self.change = { part in
        var workbook = SmallWorkbook()
        for at in workbook.parts.indices where workbook.parts[at].name == part {
          workbook.parts[at].text = change(workbook.parts[at].text)
        }
        return workbook.bytes
      }
    }
  }

  private static let doctype = Expected.rejected("xml.doctype")
  private static let malformed = Expected.rejected("xml.malformed")
  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"

  /// Text behind the declaration.
  private static func declared(_ text: String) -> @Sendable (String) -> String {
    { $0.replacing(declaration, with: declaration + text) }
  }

  /// Text before the end of the root element.
  private static func within(_ text: @escaping @Sendable () -> String) -> @Sendable (String) -> String {
    { whole in
      guard let end = whole.range(of: "</", last: true) else { return whole }
      return whole.replacingCharacters(at: end, with: text() + "</")
    }
  }

  private static let laughs = (1...9).map { "<!ENTITY l\($0) \"&l\($0 - 1);&l\($0 - 1);&l\($0 - 1);&l\($0 - 1);\">" }
    .joined()

  private static let kinds: [Kind] = [
    Kind("a document type", doctype, declared("<!DOCTYPE a>")),
    Kind("laughing entities", doctype, declared("<!DOCTYPE a [<!ENTITY l0 \"ha\">\(laughs)]>")),
    Kind("a file as an entity", doctype, declared("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")),
    Kind("an address as a document type", doctype, declared("<!DOCTYPE a SYSTEM \"http://example.invalid/a.dtd\">")),
    Kind("a parameter entity", doctype, declared("<!DOCTYPE a [<!ENTITY % x SYSTEM \"file:///etc/passwd\">%x;]>")),
    Kind("an entity that grows by its square", doctype) {
      declared("<!DOCTYPE a [<!ENTITY x \"\(String(repeating: "x", count: 100_000))\">]>")($0)
    },
    Kind("an unknown entity", malformed, within { "<t>&x;</t>" }),
    Kind("a bare ampersand", malformed, within { "<t>a & b</t>" }),
    Kind("a reference to no character", malformed, within { "<t>&#0;</t>" }),
    Kind("a reference to a surrogate", malformed, within { "<t>&#xD800;</t>" }),
    Kind("a reference beyond Unicode", malformed, within { "<t>&#x110000;</t>" }),
    Kind("a reference of many digits", malformed, within { "<t>&#\(String(repeating: "9", count: 1000));</t>" }),
    Kind("a control character", .rejected("xml.encoding"), within { "<t>\u{1}</t>" }),
    Kind("a NUL", .rejected("xml.*"), within { "<t>\0</t>" }),
    Kind("a noncharacter", .rejected("xml.encoding"), within { "<t>\u{FFFE}</t>" }),
    Kind(
      "elements 65 deep", .limited("xml.limit"),
      within { String(repeating: "<a>", count: 65) + String(repeating: "</a>", count: 65) }),
    Kind("elements 100,000 deep", .limited("xml.limit"), within { String(repeating: "<a>", count: 100_000) }),
    Kind("257 attributes", .limited("xml.limit"), within { "<a " + (0..<257).map { "a\($0)=\"\" " }.joined() + "/>" }),
    Kind(
      "20,000 attributes", .limited("xml.limit"), within { "<a " + (0..<20_000).map { "a\($0)=\"\" " }.joined() + "/>" }
    ),
    Kind("a text of 2 MiB", .limited("xml.limit"), within { "<t>" + String(repeating: "あ", count: 700_000) + "</t>" }),
    Kind(
      "an attribute of 2 MiB", .limited("xml.limit"),
      within { "<t a=\"" + String(repeating: "a", count: 2 << 20) + "\"/>" }),
    Kind("an attribute twice", malformed, within { "<a b=\"1\" b=\"2\"/>" }),
    Kind("an undeclared prefix", malformed, within { "<q:a/>" }),
    Kind("an attribute without quotes", malformed, within { "<a b=1/>" }),
    Kind("an end of another element", malformed, within { "<a></b>" }),
    Kind("an end too few", malformed) { String($0.dropLast(6)) }, Kind("an end too many", malformed) { $0 + "</a>" },
    Kind("text behind the root", malformed) { $0 + "x" }, Kind("text before the root", malformed, declared("x")),
    Kind("two roots", malformed) { $0 + "<a/>" },
    Kind("nothing", .rejected("xml.*")) { _ in "" },
    Kind("a declaration alone", .rejected("xml.*")) { _ in declaration },
    Kind("a declaration of another encoding", .rejected("xml.encoding")) { $0.replacing("UTF-8", with: "Shift_JIS") },
    Kind("a declaration of UTF-16", .rejected("xml.encoding")) { $0.replacing("UTF-8", with: "UTF-16") },
    Kind("a declaration of UTF-7", .rejected("xml.encoding")) { $0.replacing("UTF-8", with: "UTF-7") },
    Kind("XML 1.1", .noMore(than: SmallForm.readings(), else: "xml.*")) {
      $0.replacing("version=\"1.0\"", with: "version=\"1.1\"")
    },
    Kind("a declaration twice", malformed, declared(declaration)),
    Kind("an open comment", malformed, within { "<!-- " }),
    Kind("a comment with --", malformed, within { "<!-- a -- b -->" }),
    Kind("open CDATA", malformed, within { "<t><![CDATA[ " }),
    Kind("an open instruction", malformed, within { "<?a " }),
    Kind("another root", .rejected("x*")) { _ in declaration + "<html/>" },
  ]
}

extension String {
  /// Where a text stands, for the last time if asked for.
  fileprivate func range(of text: String, last: Bool) -> Range<Index>? {
    last ? ranges(of: text).last : ranges(of: text).first
  }

  fileprivate func replacingCharacters(at range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
