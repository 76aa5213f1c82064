import DisclosureCore
import PolicyReading
import Testing

/// A problem's Japanese sentence is one: kana stand in it outside of what it quotes from the file or from the form.
func expectJapanese(_ problems: [PolicyProblem]) {
  for problem in problems {
    var (quoted, hasKana) = (false, false)
    for scalar in problem.words.japanese.unicodeScalars {
      switch scalar {
      case "'": quoted.toggle()
      case "(", ")": quoted = scalar == "("
      default: hasKana = hasKana || (!quoted && (0x3041...0x30FE).contains(scalar.value))
      }
    }
    #expect(hasKana, "\(problem.words.japanese)")
  }
}
