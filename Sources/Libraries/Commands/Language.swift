/// A language in which people are told things.
package enum Language: String, CaseIterable, CommandValue, Sendable {
  case ja
  case en

  /// As a POSIX locale has it: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set and not empty decides.
  ///
  /// `ja` and `ja_JP.UTF-8` are Japanese; everything else, and nothing at all, is English.
  package init(environment: [String: String]) {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let language = locale.utf8.prefix { byte in !"_.@".utf8.contains(byte) }
    self = language.elementsEqual("ja".utf8) ? .ja : .en
  }
}

/// One text in both languages. There is no way to write one of them alone.
///
/// ```swift
/// Phrase(ja: "適用しました", en: "applied")
/// ```
package struct Phrase: Sendable, Hashable {
  package let japanese: String
  package let english: String

  package init(ja japanese: String, en english: String) {
    self.japanese = japanese
    self.english = english
  }

  /// What both languages write the same way, such as a path or a code.
  package init(both text: String) { self.init(ja: text, en: text) }

  package func text(in language: Language) -> String {
    switch language {
    case .ja: japanese
    case .en: english
    }
  }

  package static func + (left: Phrase, right: Phrase) -> Phrase {
    Phrase(ja: left.japanese + right.japanese, en: left.english + right.english)
  }
}
