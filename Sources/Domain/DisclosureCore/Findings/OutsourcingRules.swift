/// Rules about work given to others, things taken out, and signatures.
enum OutsourcingRules {
  static let all = [clusters, takingOut, staying, signatures]

  /// X11: the rows about outsourced maintenance (43, 46, 50) agree on 対象外, and so do 8 and 30; 34 stands alone.
  private static let clusters = StatedRule.Statement(
    .crossItem, 11,
    causes: [["43", "46", "50"], ["8", "30"]].map { cluster in
      .warning(
        .all([.any(cluster.map { .excused($0) }), .any(cluster.map { .not(.excused($0)) })]), telling: cluster)
    })

  /// X12: information or devices are taken out without the analysis of risks that 53.1 speaks of, or without a ledger.
  private static let takingOut = StatedRule.Statement(
    .crossItem, 12, .warning(.every(.open("53"), .some(.no("52"), .no("54")))))

  /// X13: nothing is taken out, which may be why the analysis or the ledger is missing.
  private static let staying = StatedRule.Statement(
    .crossItem, 13, .info(.every(.closed("51"), .closed("53"), .some(.no("52"), .no("54")))))

  /// X15: signatures or time stamps are verified, but not made.
  private static let signatures = StatedRule.Statement(
    .crossItem, 15, .info(.every(.no("77.1"), .yes("77.2"))), .info(.every(.no("77.3"), .yes("77.4"))))
}
