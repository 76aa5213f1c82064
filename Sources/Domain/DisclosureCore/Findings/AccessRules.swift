/// Rules about passwords, devices and what people do in an emergency, beside those of AuthenticationRules.
enum AccessRules {
  static let all = [combined, device, emergency]

  /// X5: rules for passwords beside other means, but no other means is in use.
  private static let combined = StatedRule.Statement(
    .crossItem, 5,
    .warning(
      .every(
        .yes("17.1.1.1"), .yes("17.1.b1"), .not(.yes("17.1.b2")), .not(.yes("17.1.b3")), .not(.yes("17.1.b4")),
        .not(.yes("17.1.b5")))))

  /// X6: an answer about a device that fails, but no device is in use.
  private static let device = StatedRule.Statement(
    .crossItem, 6,
    .warning(.every(.answered("17.1.2"), .missing("17.1.b2"), .missing("17.1.b3"), .missing("17.1.b4"))))

  /// X18: there is no emergency account or function, and 57.4, which is about malware and stands only by its number under
  /// 57, was left out with its details. Sees rows without a mark; a はい among 57.1 to 57.3 is G4's.
  private static let emergency = StatedRule.Statement(
    .crossItem, 18,
    .warning(
      .every(
        .shows("57", .denied, blankCounts: false), .shows("57.4", .excused, blankCounts: true))))
}
