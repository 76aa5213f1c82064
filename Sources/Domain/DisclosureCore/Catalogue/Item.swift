/// One row of a form: a question, one bullet of a list, a gate, or a heading without an answer.
package struct Item: Sendable {
  package enum Kind: String, Sendable {
    case question
    case bullet
    case gate
    case heading
  }

  /// Whether はい is good news. `design.md` §8 selects items by it.
  package enum Polarity: String, Sendable, CaseIterable {
    /// はい is good.
    case wanted
    /// One of two arms serves.
    case alternative
    /// No good side.
    case descriptive
    /// 該当 means that there is more to check.
    case exposure
    /// 該当 means that a method is offered.
    case capability
    /// Counts only where what it makes up for is missing.
    case compensating
    /// The good side depends on the guideline's edition.
    case byEdition = "by-edition"
  }

  /// As the form numbers it (`17.1.1.5`); bullets are `17.1.b1` and so on.
  package let id: String
  package let kind: Kind
  /// The id of the row whose number this one extends.
  package let parent: String?
  package let section: Section
  /// When the row applies, as the catalogue's table writes it.
  package let appliesWhen: String?
  package let applicability: Applicability
  package let polarity: Polarity?
  package let answers: AnswerSet
  /// Our own short labels, never the official wording.
  package let label: Label

  package var isAnswerable: Bool { kind != .heading }
}

/// One text in both languages that people read here.
package struct Label: Sendable, Hashable {
  package let japanese: String
  package let english: String

  package init(japanese: String, english: String) {
    self.japanese = japanese
    self.english = english
  }
}

/// A section of the form, `S1` and so on.
package struct Section: Sendable, Hashable {
  package let code: String
  package let name: Label

  package init(code: String, name: Label) {
    self.code = code
    self.name = name
  }
}
