/// Something that lies upon a page: a reviewer's mark, a form's control.
package struct PDFAnnotation: Sendable {
  package let kind: Kind
  package let box: PDFBox
  /// Where a text mark lies, a box for each stretch of text; empty where it does not say.
  package let stretches: [PDFBox]
  /// Neither seen nor printed.
  package let isHidden: Bool
  /// Seen on paper.
  package let isPrinted: Bool
  /// Printed only.
  package let isNotViewed: Bool
  /// What a free text says, or a note to any other.
  package let contents: String
  /// Of a form's control.
  package let field: PDFField?

  package init(
    kind: Kind, box: PDFBox, stretches: [PDFBox] = [], isHidden: Bool = false, isPrinted: Bool = true,
    isNotViewed: Bool = false, contents: String = "", field: PDFField? = nil
  ) {
    self.kind = kind
    self.box = box
    self.stretches = stretches
    self.isHidden = isHidden
    self.isPrinted = isPrinted
    self.isNotViewed = isNotViewed
    self.contents = contents
    self.field = field
  }

  package enum Kind: Sendable {
    case circle, square, line, polygon, polyLine, ink
    case highlight, underline, squiggly, strikeOut
    case freeText, stamp, note, popup, link, widget, other
  }
}

/// A field of a form, as one of its controls shows it.
package struct PDFField: Equatable, Sendable {
  package let name: String
  package let value: Value

  package init(name: String, value: Value) {
    self.name = name
    self.value = value
  }

  package enum Value: Equatable, Sendable {
    /// Whether this control shows the mark; `name` is what it stands for.
    case checkBox(isChecked: Bool, name: String)
    case radioButton(isChecked: Bool, name: String)
    /// A list's selected entries, or what was typed into one.
    case choice([String])
    case text(String)
    case pushButton
    case signature
    case unknown
  }
}
