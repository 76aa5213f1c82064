/// Something that reads bytes from outside, and what must hold whatever they are.
///
/// A target is fuzzed by `Tests/fuzz`, and each of its kept files is read by the tests. It has a folder under `Tests/Fuzz`
/// with its name: `seeds` to begin with, and `found`, which once broke it. `Tests/Fuzz/<name>.dict` holds its words.
package struct FuzzTarget: Sendable {
  package let name: String
  /// - Returns: nil where all holds, else what does not. A trap, a hang and a leak say so themselves.
  package let complaint: @Sendable ([UInt8]) -> String?

  package static let all = [
    textSheet, csv, workbookSheet, workbookTables, workbookDrawing, xml, zipArchive, policyFile, policyTestFile, event,
    json,
    encoding,
  ]

  package static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}
