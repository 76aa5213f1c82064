import Testing
import YAMLDocument

private func read(_ text: String) throws(YAMLError) -> YAMLNode {
  try YAMLDocument(Array(text.utf8), atMost: 1 << 20).root
}

@Suite("What a document holds")
struct ReadingTests {
  @Test("a policy becomes a tree of marked texts, in the order it was written")
  func policy() throws {
    let root = try read("policy: 基準\nrules:\n  - id: log\n    items: [\"17.3\", 1.10]\n")
    let mapping = try #require(root.mapping)
    #expect(mapping.entries.map(\.key.text) == ["policy", "rules"])
    #expect(mapping["policy"]?.scalar?.text == "基準")
    let rule = try #require(mapping["rules"]?.sequence?.items.first)
    #expect(rule.mark == Mark(line: 3, column: 5))
    let items = try #require(rule.mapping?["items"]?.sequence)
    #expect(items.items.map(\.mark) == [Mark(line: 4, column: 13), Mark(line: 4, column: 21)])
    #expect(items.items.compactMap(\.scalar?.style) == [.doubleQuoted, .plain])
  }

  @Test(
    "a scalar is its source text, whatever YAML would make of it",
    arguments: [
      ("no", "no"), ("1.10", "1.10"), ("010", "010"), ("0x1F", "0x1F"), ("~", "~"), ("", ""),
      ("2026-01-01", "2026-01-01"),
      ("'it''s'", "it's"), ("\"a\\tb\"", "a\tb"), ("\"\\0\"", "\0"), ("\"\\u3042\"", "あ"), ("a:　1", "a:　1"),
      ("a # b", "a"),
    ])
  func scalars(source: String, text: String) throws {
    let value = try #require(try read("- \(source)\n").sequence?.items.first?.scalar)
    #expect(Array(value.text.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test(
    "a scalar remembers how it was written",
    arguments: [
      ("a", YAMLScalar.Style.plain), ("'a'", .singleQuoted), ("\"a\"", .doubleQuoted), ("|\n  a", .literal),
      (">\n  a", .folded),
    ])
  func styles(source: String, style: YAMLScalar.Style) throws {
    #expect(try read("k: \(source)\n").mapping?["k"]?.scalar?.style == style)
  }

  @Test("columns count characters, and a byte order mark moves nothing")
  func columns() throws {
    #expect(try read("規則: はい\n").mapping?["規則"]?.mark == Mark(line: 1, column: 5))
    #expect(try read("\u{FEFF}規則: はい\n").mapping?["規則"]?.mark == Mark(line: 1, column: 5))
  }

  @Test("one document may be opened and closed")
  func markers() throws {
    #expect(try read("---\na: b\n...\n").mapping?["a"]?.scalar?.text == "b")
  }

  @Test("a quoted '<<' is a key like any other")
  func quotedMerge() throws {
    #expect(try read("'<<': 1\n").mapping?["<<"]?.scalar?.text == "1")
  }
}
