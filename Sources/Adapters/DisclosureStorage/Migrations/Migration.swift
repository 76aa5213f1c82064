/// One numbered step of the schema. Steps are append-only: one that has run anywhere never changes.
struct Migration: Sendable {
  let number: Int32
  let name: String
  let sql: String

  static let all = [
    Migration(number: 1, name: "first light", sql: FirstLight.tables + FirstLight.hospitalFunctions),
    Migration(number: 2, name: "operating", sql: Operating.tables + Operating.functions),
    Migration(number: 3, name: "judging again", sql: Rejudging.tables + Rejudging.functions),
    Migration(number: 4, name: "asking further", sql: Asking.functions),
  ]
}
