/// Texts that would do harm where they are shown or exported: they are kept as they are, and change no reading.
enum ExportCases {
  static let all = harmful.flatMap { name, text in
    [
      BadCase(.export, "\(name) as the vendor", accepted) { headed(1, text) },
      BadCase(.export, "\(name) as the product", accepted) { headed(2, text) },
      BadCase(
        .export, "\(name) as a question", accepted,
        text: SmallForm().with("3", SmallForm.line("3", .no, question: text + "？")).text),
      BadCase(.export, "\(name) as a remark", accepted) {
        var form = SmallForm()
        form.remarks = ["備考記載欄", "1\t" + text]
        return Array(form.text.utf8)
      },
    ]
  }

  private static let accepted = Expected.accepted(SmallForm.readings())

  private static func headed(_ line: Int, _ text: String) -> [UInt8] {
    var form = SmallForm()
    form.header[line] = String(form.header[line].prefix { $0 != "\t" }) + "\t" + text
    return Array(form.text.utf8)
  }

  private static let harmful: [(String, String)] = [
    ("a formula", "=1+1"), ("a command", "=cmd|'/C calc'!A0"),
    ("a link", "=HYPERLINK(\"http://example.invalid\",\"x\")"), ("plus", "+1"), ("minus", "-1+1"),
    ("at", "@SUM(1)"), ("full-width equals", "＝1"), ("a quote", "\"a\""), ("an open quote", "\"a"),
    ("an apostrophe", "'a"), ("a comma", "a,b;c"), ("a pipe", "a\\|b"),
    ("an escape", "\u{1B}[31mred\u{1B}[0m"), ("a bell", "a\u{7}"), ("a back space", "ab\u{8}\u{8}"),
    ("bidi", "\u{202E}abc\u{202C}"), ("zero width", "a\u{200B}b"),
    ("HTML", "<script>alert(1)</script>"), ("an entity", "&lt;&#0;"), ("JSON", "\",\"x\":{\"a\":[\""),
    ("a backslash", "\\\\u0000\\"), ("SQL", "'; DROP TABLE sheet;--"),
    ("a path", "../../../etc/passwd"), ("a format", "%s%n%x"), ("a template", "${jndi:ldap://example.invalid}"),
    ("a C1 escape", "\u{9B}31m"), ("a line separator", "a\u{2028}b"),
  ]
}
