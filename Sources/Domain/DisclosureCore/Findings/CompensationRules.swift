/// Rules about rows that make up for, summarise or contradict each other within one subject.
enum CompensationRules {
  static let all = [redundancy, logAccess, journal, finalising]

  /// G5: 95 says はい exactly if one of its arms does.
  private static let redundancy = StatedRule.Statement(
    .gate, 5,
    .error(.every(.yes("95"), .not(.some(.yes("95.1"), .yes("95.2"))))),
    .error(.every(.not(.yes("95")), .some(.yes("95.1"), .yes("95.2")))))

  /// G6: access to the log is restricted, or something makes up for it.
  private static let logAccess = StatedRule.Statement(
    .gate, 6,
    .warning(.every(.yes("17.3.2"), .not(.excused("17.3.3")))),
    .warning(.every(.no("17.3.2"), .not(.yes("17.3.3")))))

  /// G7: there is an access log, or a journal in its place.
  private static let journal = StatedRule.Statement(
    .gate, 7,
    .warning(.every(.yes("17.3"), .not(.excused("17.4")))),
    .warning(.every(.no("17.3"), .not(.yes("17.4")))))

  /// G8: records are finalised, or who made them is recorded.
  private static let finalising = StatedRule.Statement(
    .gate, 8,
    .warning(.every(.yes("81"), .not(.excused("82")))),
    .warning(.every(.no("81"), .open("80"), .not(.yes("82")))))
}
