/// How a cell looks, as far as people mark answers by it.
package struct CellStyle: Hashable, Sendable {
  package enum Alignment: Hashable, Sendable {
    case general, left, center, right, other
  }

  package internal(set) var font = FontStyle()
  /// 0 for none; otherwise equal for cells whose fill looks the same.
  package internal(set) var fill: UInt64 = 0
  package internal(set) var alignment = Alignment.general
  package internal(set) var isWrapped = false
  /// Whether the cell shows a true or false value as a check box.
  package internal(set) var isCheckBox = false
  var format = NumberFormat.general

  init() {}
}

/// How letters look.
package struct FontStyle: Hashable, Sendable {
  package internal(set) var isBold = false
  package internal(set) var isStruck = false
  package internal(set) var isUnderlined = false
  /// Red, green and blue in eight bits each; black is 0, and what a program chooses by itself is black.
  package internal(set) var colour: UInt32 = 0
  /// In points.
  package internal(set) var size = 11.0

  init() {}
}

/// A stretch of a cell's text that looks different from what is beside it.
package struct TextRun: Hashable, Sendable {
  package let text: TextRange
  /// Nil where the stretch looks as the cell's style says.
  package let font: FontStyle?
}
