package import DisclosureCore
import DisclosureIdentity
import JSONText

/// A policy's canonical body, read back for judging.
package enum PolicyBody {
  /// Nil if the bytes are not what `CanonicalPolicy` writes.
  package static func policy(_ body: [UInt8]) -> Policy? {
    guard let json = JSONValue.parsed(body), let form = json["form"]?.text, let rules = json["rules"]?.elements else {
      return nil
    }
    let read = rules.compactMap(rule)
    guard read.count == rules.count else { return nil }
    let policy = Policy(form: form, rules: read)
    // What is judged is exactly what was hashed: nothing that this program does not know was passed over.
    return CanonicalPolicy.body(of: policy) == body ? policy : nil
  }

  private static func rule(_ json: JSONValue) -> Rule? {
    guard let id = json["id"]?.text, let severity = json["severity"]?.text.flatMap(Rule.Severity.init(rawValue:)),
      let require = json["require"].flatMap(condition)
    else { return nil }
    return Rule(
      id: id, severity: severity, items: json["items"]?.elements?.compactMap(\.text),
      when: json["when"].flatMap(condition), require: require)
  }

  /// The depth is bounded by that of the JSON.
  private static func condition(_ json: JSONValue) -> Condition? {
    let item = json["item"]?.text
    if let answers = json["is"]?.elements {
      return .is(item: item, AnswerSet(answers.compactMap { $0.text.flatMap { Answer(name: $0) } }))
    }
    if json["remark"] != nil { return .remarkPresent(item: item) }
    if let parts = json["all"] { return conditions(parts).map { .all($0) } }
    if let parts = json["any"] { return conditions(parts).map { .any($0) } }
    if let part = json["not"] { return condition(part).map { .not($0) } }
    if let count = json["atLeast"]?.integer { return json["of"].flatMap(conditions).map { .atLeast(count, of: $0) } }
    if let months = json["sheetAgeMonths"]?.integer { return .sheetAge(months: months) }
    if let edition = json["editionAtLeast"]?.text { return .edition(atLeast: edition) }
    return json["finding"]?.text.flatMap { Finding.Code($0) }.map { .finding($0) }
  }

  private static func conditions(_ json: JSONValue) -> [Condition]? {
    guard let parts = json.elements else { return nil }
    let read = parts.compactMap(condition)
    return read.count == parts.count ? read : nil
  }
}

/// `judgement.reasons`, read back to tell what did not pass.
package enum ReasonsText {
  package struct Element: Sendable, Equatable {
    package let rule: String
    package let code: String
    package let items: [String]

    package init(rule: String, code: String, items: [String]) {
      self.rule = rule
      self.code = code
      self.items = items
    }
  }

  /// Nil if the text is not what this program writes.
  package static func read(_ text: String) -> [Element]? {
    guard let elements = JSONValue.parsed(Array(text.utf8))?.elements else { return nil }
    let read = elements.compactMap { json in
      if let rule = json["rule"]?.text, let code = json["code"]?.text, let items = json["items"]?.elements {
        Element(rule: rule, code: code, items: items.compactMap(\.text))
      } else {
        Element?.none
      }
    }
    return read.count == elements.count ? read : nil
  }
}
