package import DisclosureCore
package import PostgresClient

/// The day of each bucket, the only day that judging knows, and how it moves on to the database's date in Tokyo.
///
/// It never goes back, and never by itself by more than a week: a clock that is wrong for once poisons nothing. Each
/// new day is work for the whole bucket; a row appears only where something differs.
package struct Days {
  package struct BucketDay: Sendable, Equatable {
    package let bucket: Int16
    package let day: CalendarDay
  }

  /// How far a bucket's day may move unasked.
  package static let mostAtOnce: Int32 = 7

  private let connection: PostgresConnection

  package init(_ connection: PostgresConnection) { self.connection = connection }

  /// The database's date in Asia/Tokyo.
  package func today() throws -> CalendarDay {
    let day = try connection.query("SELECT today()").first { row in CalendarDay(daysSince1970: try row.date(0)) }
    guard let day else { throw DamagedColumn(column: "today()") }
    return day
  }

  /// Every bucket's day, by bucket.
  package func all() throws -> [BucketDay] {
    try connection.query("SELECT id, day FROM bucket ORDER BY id").map { row in
      BucketDay(bucket: try row.int16(0), day: CalendarDay(daysSince1970: try row.date(1)))
    }
  }

  package struct Moved: Sendable, Equatable {
    /// Buckets that have a new day, and the work to judge everything on it.
    package let moved: Int
    /// The first bucket that is more than a week behind and stays there until an operator confirms the day.
    package let tooFar: BucketDay?
    package let today: CalendarDay
  }

  /// Moves each bucket that is behind, each in a transaction of its own.
  package func moveOn() throws -> Moved {
    let today = try today()
    let behind = try all().filter { $0.day < today }
    var (moved, tooFar): (Int, BucketDay?) = (0, nil)
    for bucket in behind {
      if try move(bucket.bucket, "AND today() <= day + \(Days.mostAtOnce)") {
        moved += 1
      } else if today.daysSince1970 - bucket.day.daysSince1970 > Days.mostAtOnce {
        tooFar = tooFar ?? bucket
      }
    }
    return Moved(moved: moved, tooFar: tooFar, today: today)
  }

  /// Moves each bucket that is behind, however far, to the day that an operator says is today.
  ///
  /// - Returns: how many were moved.
  /// - Throws: `OtherDay` where the database's clock says otherwise.
  package func confirm(_ day: CalendarDay) throws -> Int {
    let today = try today()
    guard day == today else { throw OtherDay(confirmed: day, today: today) }
    return try all().filter { $0.day < day }.count { bucket in
      try move(bucket.bucket, "AND today() = $2", .date(day.daysSince1970))
    }
  }

  /// Under the bucket's lock, and looked at again under it.
  private func move(_ bucket: Int16, _ condition: String, _ parameters: PostgresValue...) throws -> Bool {
    try connection.transaction {
      _ = try connection.query("SELECT id FROM bucket WHERE id = $1 FOR NO KEY UPDATE", .int2(bucket))
      let moved = try connection.query(
        "UPDATE bucket SET day = today() WHERE id = $1 AND day < today() \(condition)",
        parameters: [.int2(bucket)] + parameters
      ).affectedRows
      guard moved == 1 else { return false }
      _ = try connection.query("INSERT INTO work (bucket, lane) VALUES ($1, 2)", .int2(bucket))
      return true
    }
  }
}

/// A day that an operator confirms and the database's clock does not say.
package struct OtherDay: ToldError {
  let confirmed, today: CalendarDay

  package var told: Label {
    Label(
      japanese: "データベースの日付（日本時間）は \(confirmed) ではなく \(today) です。時計を正すか、\(today) を指定してください",
      english:
        "the database's date in Tokyo is \(today), not \(confirmed): set its clock right, or confirm \(today)")
  }
}
