internal import CLibPQ

/// What one statement answered: rows and columns, counted from 0, in binary.
///
/// Reading is checked: a column of another type, a NULL where a value was wanted, or an index too far is a `.column` error
/// that names the column. In a function that throws `PostgresError`, write `map { row throws(PostgresError) in … }`.
@safe package struct PostgresResult: ~Copyable {
  let raw: OpaquePointer

  init(_ raw: OpaquePointer) { unsafe self.raw = raw }

  deinit { unsafe PQclear(raw) }

  package var rowCount: Int { unsafe Int(PQntuples(raw)) }
  package var columnCount: Int { unsafe Int(PQnfields(raw)) }

  /// How many rows INSERT, UPDATE, DELETE, MERGE or SELECT touched; 0 for what touches none.
  package var affectedRows: Int { unsafe PQcmdTuples(raw).flatMap { unsafe Int(String(cString: $0)) } ?? 0 }

  /// Reads each row in turn.
  package borrowing func map<Answer, Failure: Error>(
    _ body: (borrowing PostgresRow) throws(Failure) -> Answer
  ) throws(Failure) -> [Answer] {
    var answers: [Answer] = []
    answers.reserveCapacity(rowCount)
    for index in 0..<rowCount { answers.append(try body(unsafe PostgresRow(raw, index))) }
    return answers
  }

  package borrowing func forEach<Failure: Error>(
    _ body: (borrowing PostgresRow) throws(Failure) -> Void
  ) throws(Failure) {
    for index in 0..<rowCount { try body(unsafe PostgresRow(raw, index)) }
  }

  /// Reads the first row; nil where there is none.
  package borrowing func first<Answer, Failure: Error>(
    _ body: (borrowing PostgresRow) throws(Failure) -> Answer
  ) throws(Failure) -> Answer? {
    rowCount == 0 ? nil : try body(unsafe PostgresRow(raw, 0))
  }
}

extension PostgresResult {
  /// What the server calls the command that it carried out, such as `COMMIT`.
  var commandTag: String { unsafe PQcmdStatus(raw).map { unsafe String(cString: $0) } ?? "" }

  var isFailure: Bool {
    switch unsafe PQresultStatus(raw) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: false
    default: true
    }
  }

  var isCopy: Bool {
    [PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH].contains(unsafe PQresultStatus(raw))
  }

  /// A part of an error report, by its letter in the protocol. (libpq's names for them are macros Swift cannot see.)
  func field(_ letter: Unicode.Scalar) -> String? {
    unsafe PQresultErrorField(raw, Int32(letter.value)).map { unsafe String(cString: $0) }
  }

  /// A value of a result that came as text, as those of simple queries do.
  func rawText(_ row: Int32, _ column: Int32) -> String? {
    guard row < rowCount, column < columnCount, unsafe PQgetisnull(raw, row, column) == 0 else { return nil }
    return unsafe PQgetvalue(raw, row, column).map { unsafe String(cString: $0) }
  }
}
