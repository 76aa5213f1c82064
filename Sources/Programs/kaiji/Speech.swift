import Commands
import DisclosureCore
import Settings

/// What this process was called with. It says in which language people are told everything.
enum Speech {
  static let invocation = Invocation(
    Array(CommandLine.arguments.dropFirst()), environment: ProcessEnvironment.read())

  static var language: Language { invocation.language }
}

extension Phrase {
  /// In the language of whoever called.
  var text: String { text(in: Speech.language) }

  /// The domain's own words.
  init(_ label: Label) { self.init(ja: label.japanese, en: label.english) }
}

extension Label {
  /// In the language of whoever called.
  var text: String { Phrase(self).text }
}
