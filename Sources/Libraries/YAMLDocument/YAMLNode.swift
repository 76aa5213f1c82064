/// One piece of a document: a scalar, a sequence or a mapping, each with the place where it begins.
package enum YAMLNode: Hashable, Sendable {
  case scalar(YAMLScalar)
  case sequence(YAMLSequence)
  case mapping(YAMLMapping)

  package var mark: Mark {
    switch self {
    case .scalar(let scalar): scalar.mark
    case .sequence(let sequence): sequence.mark
    case .mapping(let mapping): mapping.mark
    }
  }

  package var scalar: YAMLScalar? {
    guard case .scalar(let scalar) = self else { return nil }
    return scalar
  }

  package var sequence: YAMLSequence? {
    guard case .sequence(let sequence) = self else { return nil }
    return sequence
  }

  package var mapping: YAMLMapping? {
    guard case .mapping(let mapping) = self else { return nil }
    return mapping
  }
}

/// A text as it was written; what it means is for the reader to say.
///
/// `no` is not a boolean here, `5.10` not a number and an absent value the empty plain text.
package struct YAMLScalar: Hashable, Sendable {
  package enum Style: Hashable, Sendable {
    case plain
    case singleQuoted
    case doubleQuoted
    case literal
    case folded
  }

  package let text: String
  package let style: Style
  package let mark: Mark
}

package struct YAMLSequence: Hashable, Sendable {
  package let items: [YAMLNode]
  package let mark: Mark
}

/// Keys and values in the order of the text; no key is there twice.
package struct YAMLMapping: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package let key: YAMLScalar
    package let value: YAMLNode
  }

  package let entries: [Entry]
  package let mark: Mark

  package subscript(key: String) -> YAMLNode? {
    entries.first { $0.key.text == key }?.value
  }
}
