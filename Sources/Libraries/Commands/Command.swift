/// One command for people, or a group of them; from one declaration come parsing, types and help.
///
/// ```swift
/// Command("submit", Phrase(ja: "開示書を提出します", en: "hands in a sheet"), example: "sheet.txt --hospital h1",
///   argument("FILE", Phrase(ja: "開示書のファイル", en: "the sheet")),
///   option("--hospital", "ID", Phrase(ja: "この病院だけに提出します", en: "for this hospital alone"))
/// ) { file, hospital in
///   …
///   return 0
/// }
/// ```
package struct Command: Sendable {
  /// Does the work and returns the exit code.
  package typealias Work = @Sendable () throws -> Int32

  enum Body: Sendable {
    case group([Command])
    case leaf(example: String, shapes: [ParameterShape], bind: @Sendable (Words) throws(UsageProblem) -> Work)
  }

  package let name: String
  package let about: Phrase
  let body: Body

  /// - Parameter example: words behind the command's name that work.
  package init<each Value: Sendable>(
    _ name: String, _ about: Phrase, example: String, _ parameter: repeat Parameter<each Value>,
    run: @escaping @Sendable (repeat each Value) throws -> Int32
  ) {
    self.name = name
    self.about = about
    var shapes: [ParameterShape] = []
    for shape in repeat (each parameter).shape { shapes.append(shape) }
    body = .leaf(example: example, shapes: shapes) { words throws(UsageProblem) in
      var words = words
      let values = (repeat try (each parameter).take(&words))
      try words.checkNothingIsLeft()
      return { try run(repeat each values) }
    }
  }

  package init(group name: String, _ about: Phrase, _ commands: Command...) {
    self.name = name
    self.about = about
    body = .group(commands)
  }
}
