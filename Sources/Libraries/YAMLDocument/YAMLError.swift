/// Why a text is not a document we take, and where to look.
package struct YAMLError: Error, Hashable, CustomStringConvertible {
  package let mark: Mark
  package let problem: YAMLProblem

  package init(mark: Mark, _ problem: YAMLProblem) {
    self.mark = mark
    self.problem = problem
  }

  package var message: String { problem.description }

  /// `3:1: the key 'a' was already given at 1:1`
  package var description: String { "\(mark): \(message)" }
}

package enum YAMLProblem: Hashable, Sendable, CustomStringConvertible {
  case tooLarge(bytes: Int, limit: Int)
  case notUTF8
  case noMemory
  case empty
  case secondDocument
  case missingValue
  case keyTwice(String, first: Mark)
  case keyNotPlain
  case mergeKey
  case tooDeep
  case directive
  case alias
  case anchor
  case tag
  /// libyaml's own words.
  case syntax(String)

  package var description: String {
    switch self {
    case .tooLarge(let bytes, let limit): "the text has \(bytes) bytes; at most \(limit) are read"
    case .notUTF8: "the text is not UTF-8 here; save it as UTF-8"
    case .noMemory: "there is no memory to read the text"
    case .empty: "the text holds no document"
    case .secondDocument: "a second document begins here; one file holds one"
    case .missingValue: "a value is missing here"
    case .keyTwice(let key, let first): "the key '\(key)' was already given at \(first)"
    case .keyNotPlain: "a key must be a plain word, not a list or a mapping"
    case .mergeKey: "merge keys ('<<') are not allowed; write the entries out"
    case .tooDeep: "more than \(YAMLDocument.deepest) levels stand in each other"
    case .directive: "directives ('%') are not allowed"
    case .alias: "aliases ('*') are not allowed"
    case .anchor: "anchors ('&') are not allowed"
    case .tag: "tags ('!') are not allowed"
    case .syntax(let words): words
    }
  }
}
