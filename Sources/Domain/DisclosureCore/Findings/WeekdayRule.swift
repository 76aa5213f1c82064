/// H1: the sheet's date falls on another weekday than the one written beside it.
///
/// Without a weekday there is nothing to disagree; with one, but without a readable date, it cannot be told.
func disagreeingWeekday(_ header: Header) -> CheckVerdict {
  var verdict = CheckVerdict()
  guard let written = header.weekday else { return verdict }
  verdict.add(
    header.date.map { Truth($0.weekday != written.day) } ?? .unknown,
    Finding(code: .init(.sheet, 1), severity: .warning, quotes: [written.text]))
  return verdict
}
