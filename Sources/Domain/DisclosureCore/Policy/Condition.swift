/// A statement about a sheet that is true, false or unknown.
package indirect enum Condition: Sendable, Hashable {
  /// The row says one of these; without an item, each item of the rule in turn.
  case `is`(item: String?, AnswerSet)
  /// The row refers to a remark with text, or has prose of its own.
  case remarkPresent(item: String?)
  case all([Condition])
  case any([Condition])
  case not(Condition)
  case atLeast(Int, of: [Condition])
  /// The sheet's date is at most so many calendar months before the day of judging.
  case sheetAge(months: Int)
  /// The form's edition is this one or newer.
  case edition(atLeast: String)
  case finding(Finding.Code)
}
