internal import CLibPQ

/// What the server says about a refused statement, without any value of it.
package struct ServerReport: Equatable, Sendable {
  package let state: SQLState
  /// `ERROR`, `FATAL` or `PANIC`.
  package let severity: String
  /// The statement's text, or for a script which of its statements it was.
  package let statement: String
  /// Where in the text, in characters from 1: known for what the server could not read.
  package let position: Int?
  package let schema, table, column, dataType, constraint: String?
  /// The server's sentence, only where it can speak of nothing but names in the statement.
  package let message: String?
}

extension ServerReport {
  /// Reads a failed result. Nil where no server wrote it: libpq makes up such results when a connection breaks.
  ///
  /// - Parameter isScript: a script may hold literals, so not even a sentence about its syntax is kept.
  init?(_ result: borrowing PostgresResult, statement: String, isScript: Bool) {
    guard let code = result.field("C"), let state = SQLState(code) else { return nil }
    self.state = state
    self.severity = result.field("V") ?? "ERROR"
    self.statement = statement
    self.position = result.field("P").flatMap(Int.init)
    self.schema = result.field("s")
    self.table = result.field("t")
    self.column = result.field("c")
    self.dataType = result.field("d")
    self.constraint = result.field("n")
    // Family 42 is about syntax, names and rights, and the text holds no values. A function's body might (it has a
    // context, or an internal query), so its errors stay wordless like all others.
    let speaksOfNames = state.family == "42" && result.field("W") == nil && result.field("q") == nil && !isScript
    self.message = speaksOfNames ? result.field("M") : nil
  }
}

extension ServerReport: CustomStringConvertible {
  package var description: String {
    var text = "\(severity) \(state)"
    if let message { text += " \(message)" }
    for (kind, name) in [
      ("constraint", constraint), ("type", dataType), ("column", column), ("table", table), ("schema", schema),
    ] {
      if let name { text += ", \(kind) \(name)" }
    }
    if let position { text += ", at character \(position)" }
    return text + " in: \(statement)"
  }
}
