package import DisclosureCore
package import DisclosureIdentity

/// What `kaiji check --format json` prints (design.md §6): one document on one line.
package enum CheckJSON {
  /// A policy's judgement on one day.
  package struct Assessed: Sendable {
    package let policy: String
    package let day: CalendarDay
    package let judgement: Judgement

    package init(policy: String, day: CalendarDay, judgement: Judgement) {
      self.policy = policy
      self.day = day
      self.judgement = judgement
    }
  }

  /// - Parameter day: findings that do not hold on it are left out.
  package static func document(_ sheet: Sheet, sha256: ContentHash, day: CalendarDay, assessments: [Assessed])
    -> [UInt8]
  {
    var json = CanonicalJSON()
    json.object { json in
      json.key("form")
      json.form(sheet.catalogue.form)
      json.key("header")
      json.header(sheet.header)
      json.key("source")
      json.source(sheet.source, sha256: sha256)
      json.key("readings")
      json.readings(of: sheet)
      json.key("remarks")
      json.remarks(of: sheet)
      json.key("findings")
      json.array(of: sheet.findings.filter { $0.holds(on: day) }) {
        $0.finding($1, in: sheet.catalogue, message: Wording.message(of: $1))
      }
      json.key("undetermined")
      json.array(of: sheet.undetermined) { $0.string($1.text) }
      json.key("notes")
      json.array(of: sheet.notes) { $0.string($1) }
      json.key("assessments")
      json.array(of: assessments) { $0.assessment($1) }
    }
    return json.bytes
  }

  /// A file that cannot be read.
  package static func error(code: String, place: String?, message: String) -> [UInt8] {
    var json = CanonicalJSON()
    json.object { json in
      json.key("error")
      json.object { json in
        json.key("code")
        json.string(code)
        json.key("place")
        json.string(place)
        json.key("message")
        json.string(message)
      }
    }
    return json.bytes
  }
}

extension CanonicalJSON {
  fileprivate mutating func assessment(_ assessed: CheckJSON.Assessed) {
    object { json in
      json.key("policy")
      json.string(assessed.policy)
      json.key("date")
      json.string(assessed.day.description)
      json.key("decision")
      json.string(assessed.judgement.decision.rawValue)
      json.key("score")
      if let score = assessed.judgement.score { json.raw(Tenths.text(score)) } else { json.null() }
      json.key("results")
      json.array(of: assessed.judgement.results) { $0.result($1) }
    }
  }

  private mutating func result(_ result: RuleResult) {
    object { json in
      json.key("rule")
      json.string(result.rule)
      json.key("result")
      json.string(result.outcome.name)
      json.key("severity")
      json.string(result.severity.rawValue)
      json.key("items")
      json.array(of: result.items) { $0.string($1) }
      json.key("reason")
      guard let reason = result.reason else {
        json.null()
        return
      }
      json.object { json in
        json.key("code")
        json.string(reason.rawValue)
        json.key("items")
        json.array(of: result.items) { $0.string($1) }
        json.key("message")
        json.label(Wording.message(of: reason))
      }
    }
  }
}

/// A number of tenths as people and JSON write it: 615 is 61.5.
package enum Tenths {
  package static func text(_ tenths: some BinaryInteger) -> String { "\(tenths / 10).\(tenths % 10)" }
}
