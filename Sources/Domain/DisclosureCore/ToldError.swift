/// An error that ends what a person asked for, in both languages that people read here.
package protocol ToldError: Error, CustomStringConvertible {
  var told: Label { get }
}

extension ToldError {
  /// For logs, which are in English.
  package var description: String { told.english }
}
