package import DisclosureCore
import JSONText

/// `sheet.findings`, read back for judging.
package struct FindingsColumn: Sendable {
  package let findings: [Finding]
  package let undetermined: [Finding.Code]

  /// Quotes and remarks are left behind: judging asks only which findings hold on a day.
  ///
  /// - Returns: nil if the text is not what this program writes.
  package init?(_ text: String) {
    guard let json = JSONValue.parsed(Array(text.utf8)), let findings = json["findings"]?.elements,
      let undetermined = json["undetermined"]?.elements
    else { return nil }
    self.findings = findings.compactMap(FindingsColumn.finding)
    self.undetermined = undetermined.compactMap { $0.text.flatMap { Finding.Code($0) } }
    guard self.findings.count == findings.count, self.undetermined.count == undetermined.count else { return nil }
  }

  private static func finding(_ json: JSONValue) -> Finding? {
    guard let code = json["rule"]?.text.flatMap({ Finding.Code($0) }),
      let severity = json["severity"]?.text.flatMap(Finding.Severity.init(rawValue:)),
      let from = day(json["from"]), let until = day(json["until"])
    else { return nil }
    return Finding(code: code, severity: severity, from: from, until: until)
  }

  /// A day, no day, or (the outer nil) something else.
  private static func day(_ json: JSONValue?) -> CalendarDay?? {
    guard let json else { return nil }
    if case .null = json { return .some(nil) }
    return json.text.flatMap { CalendarDay(iso: $0) }.map { .some($0) }
  }
}
