package import DisclosureCore
import DisclosureIdentity
import PostgresClient

/// The lock that whoever changes what a hospital demands must hold: no result then mixes old and new.
struct BucketLock {
  let bucket: Int16

  /// Locks the hospital's bucket until the transaction ends. What is compared is read in later statements.
  ///
  /// - Throws: `UnknownHospital` if there is none of this id, `ClosedHospital` if it is closed.
  init(of hospital: String, _ connection: PostgresConnection) throws {
    bucket = Bucket.of(hospital: hospital)
    _ = try connection.query("SELECT id FROM bucket WHERE id = $1 FOR NO KEY UPDATE", .int2(bucket))
    let isOpen = try connection.query(
      "SELECT closed_at IS NULL FROM hospital WHERE id = $1 AND bucket = $2", .text(hospital), .int2(bucket)
    ).first { row in try row.bool(0) }
    guard let isOpen else { throw UnknownHospital(id: hospital) }
    guard isOpen else { throw ClosedHospital(id: hospital) }
  }

  /// Work that looks at everything of one hospital.
  func addWork(for hospital: String, _ connection: PostgresConnection) throws {
    _ = try connection.query(
      "INSERT INTO work (bucket, lane, hospital) VALUES ($1, 1, $2)", .int2(bucket), .text(hospital))
  }
}

/// A hospital that is not known here.
package struct UnknownHospital: ToldError {
  package let id: String

  package var told: Label {
    Label(
      japanese: "病院 \(id) は登録されていません。`kaiji hospital add` で登録できます",
      english: "hospital \(id) is not known here; see `kaiji hospital add`")
  }
}

/// A hospital that is closed: nothing of it changes any more.
package struct ClosedHospital: ToldError {
  package let id: String

  package var told: Label {
    Label(
      japanese: "病院 \(id) の登録は終了しています。`kaiji hospital list` で確認してください",
      english: "hospital \(id) is closed; see `kaiji hospital list`")
  }
}
