/// Why a text is not a document we take, and where to look.
package struct YAMLError: Error, Hashable, CustomStringConvertible {
  package let mark: Mark
  package let message: String

  package init(mark: Mark, message: String) {
    self.mark = mark
    self.message = message
  }

  /// `3:1: the key 'a' was already given at 1:1`
  package var description: String { "\(mark): \(message)" }
}
