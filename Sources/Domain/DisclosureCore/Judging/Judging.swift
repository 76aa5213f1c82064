extension Policy {
  /// Judges a sheet. Whoever has several sheets to judge compiles the policy once: `CompiledPolicy`.
  ///
  /// - Parameters:
  ///   - day: the day of judging; no clock decides anything.
  ///   - waived: ids of the rules whose failure this hospital has accepted.
  package func judge(_ facts: SheetFacts, on day: CalendarDay, waived: Set<String> = []) -> Judgement {
    CompiledPolicy(self, for: facts.catalogue).judge(facts, on: day, waived: waived)
  }
}
