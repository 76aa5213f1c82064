internal import CLibPQ

/// Which statements a session holds prepared: bounded, the longest unused goes first.
struct StatementCache {
  private struct Key: Hashable {
    let sql: String
    let types: [Oid]
  }
  private struct Entry {
    let name: String
    var lastUse: UInt64
  }

  private let capacity: Int
  private var entries: [Key: Entry] = [:]
  private var uses: UInt64 = 0
  private var names: UInt64 = 0

  init(capacity: Int) { self.capacity = max(1, capacity) }

  mutating func name(of sql: String, _ types: [Oid]) -> String? {
    uses += 1
    let key = Key(sql: sql, types: types)
    entries[key]?.lastUse = uses
    return entries[key]?.name
  }

  /// The statement to deallocate before one more is prepared, or nil while there is room.
  var nextToGo: String? { entries.count < capacity ? nil : oldest?.value.name }

  mutating func forgetOldest() {
    if let oldest { entries[oldest.key] = nil }
  }

  /// A name that was never used in this session, so that a failed PREPARE cannot stand in the way of the next.
  mutating func freshName() -> String {
    names += 1
    return "s\(names)"
  }

  mutating func remember(_ name: String, for sql: String, _ types: [Oid]) {
    entries[Key(sql: sql, types: types)] = Entry(name: name, lastUse: uses)
  }

  mutating func forget(_ sql: String, _ types: [Oid]) { entries[Key(sql: sql, types: types)] = nil }

  private var oldest: (key: Key, value: Entry)? { entries.min { $0.value.lastUse < $1.value.lastUse } }
}
