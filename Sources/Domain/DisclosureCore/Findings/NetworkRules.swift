/// Rules about the ways in which a service is connected, 59 to 71, and about its remote maintenance.
enum NetworkRules {
  static let all = [noMethod, publicLine, weakChannel, remote, encryption, routes]

  private static let methods = ["59", "60", "61", "62", "63"]

  /// X7: no method of connection is 該当.
  private static let noMethod = StatedRule.Statement(
    .crossItem, 7, .warning(.all(methods.map { .closed($0) })))

  /// X8: a public line, and neither a VPN nor TLS with client certificates on it.
  private static let publicLine = StatedRule.Statement(
    .crossItem, 8, .warning(.every(.open("60"), .closed("62"), .closed("63"))))

  /// X9: TLS is the only method, and not set up as its high security type.
  private static let weakChannel = StatedRule.Statement(
    .crossItem, 9,
    .warning(
      .every(
        .no("63.1"), .open("63"), .closed("59"), .closed("60"), .closed("61"), .closed("62")),
      telling: ["63", "63.1"]))

  /// X10: 48 and 49 speak of the remote maintenance of 74.
  private static let remote = StatedRule.Statement(
    .crossItem, 10,
    .warning(.every(.closed("74"), .some(.yes("48"), .yes("49")))),
    .warning(.every(.open("74"), .some(.excused("48"), .excused("49")))))

  /// X14: what is sent is encrypted, yet the question about its ciphers is 対象外. The other way round is G4's.
  private static let encryption = StatedRule.Statement(.crossItem, 14, .warning(.every(.yes("71"), .excused("71.1"))))

  /// X20: papers about a device that is not there, or routes and peers under control without one.
  private static let routes = StatedRule.Statement(
    .crossItem, 20,
    .warning(.every(.yes("69"), .missing("68"))),
    .warning(.every(.excused("68"), .some(.yes("67"), .yes("70")))))
}
