import DisclosureMessages
import DisclosureStorage

extension DeadLettered {
  /// For key, headers and what the event adds, within the broker's limit.
  private static let room = 64 << 10

  /// A record whose envelope could not be read, as operators are told of it.
  ///
  /// Total: a cursor that one row could stop would stop every receipt behind it. A record that is too large to travel
  /// once more is named without its value and headers; the database has it whole.
  init(_ row: SettledRow) {
    self.init()
    code = row.code ?? ""
    message = row.message ?? ""
    deadAt = row.receivedAt
    let kept = row.record ?? []
    original =
      OriginalRecord(kept: kept)
      ?? {
        var unread = OriginalRecord()
        (unread.topic, unread.partition, unread.offset) = (Topics.sheet.name, row.partition, row.offset)
        unread.value = kept
        return unread
      }()
    let limit = (Topics.deadLetter.maximumMessageBytes ?? 1_000_000) - DeadLettered.room
    guard kept.count > limit || (original.key?.count ?? 0) > DeadLettered.room / 2 else { return }
    original = original.withoutContent
    message += " (too large to be told: kaiji dead-letters show \(row.partition)-\(row.offset))"
  }
}
