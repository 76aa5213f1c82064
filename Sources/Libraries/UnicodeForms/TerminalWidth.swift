import CUTF8Proc

/// How many columns of a terminal text takes: two for what East Asia writes wide, none for combining marks.
package enum TerminalWidth {
  package static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + max(0, Int(utf8proc_charwidth(Int32(bitPattern: $1.value)))) }
  }
}
