/// One thing that a command takes: how it is written, what it is for, and how it becomes a value.
///
/// Made by ``argument(_:_:)``, ``arguments(_:_:)``, ``option(_:short:_:_:)``, ``options(_:short:_:_:)`` and
/// ``flag(_:short:_:)``.
package struct Parameter<Value: Sendable>: Sendable {
  let shape: ParameterShape
  let take: @Sendable (inout Words) throws(UsageProblem) -> Value
}

/// How a parameter is written, without its type.
struct ParameterShape: Sendable {
  enum Kind: Sendable {
    case argument
    case arguments
    case option(valueName: String)
    case flag
  }

  enum Need: Sendable {
    case optional
    case required
    /// Zero or more times.
    case repeated
  }

  /// `FILE` of an argument, `--hospital` of an option.
  let name: String
  let short: String?
  let kind: Kind
  let need: Need
  let about: Phrase

  var isPositional: Bool {
    switch kind {
    case .argument, .arguments: true
    case .option, .flag: false
    }
  }

  func answers(to word: String) -> Bool { !isPositional && (word == name || word == short) }
}

/// One word that must be there; the first such parameter takes the first word.
package func argument(_ name: String, _ about: Phrase) -> Parameter<String> {
  argument(name, about, as: String.self)
}

package func argument<Value: CommandValue>(_ name: String, _ about: Phrase, as type: Value.Type) -> Parameter<Value> {
  let shape = ParameterShape(name: name, short: nil, kind: .argument, need: .required, about: about)
  return Parameter(shape: shape) { words throws(UsageProblem) in
    guard let word = words.nextPositional() else { throw .missing(name) }
    return try value(word, of: name)
  }
}

/// All words that are left, at least one; the last of a command's arguments.
package func arguments(_ name: String, _ about: Phrase) -> Parameter<[String]> {
  let shape = ParameterShape(name: name, short: nil, kind: .arguments, need: .required, about: about)
  return Parameter(shape: shape) { words throws(UsageProblem) in
    let all = words.allPositional()
    guard !all.isEmpty else { throw .missing(name) }
    return all
  }
}

/// `--name VALUE` or `--name=VALUE`, nil if it is not given.
package func option(
  _ name: String, short: String? = nil, _ valueName: String, _ about: Phrase
) -> Parameter<String?> {
  option(name, short: short, valueName, about, as: String.self)
}

package func option<Value: CommandValue>(
  _ name: String, short: String? = nil, _ valueName: String, _ about: Phrase, as type: Value.Type
) -> Parameter<Value?> {
  let shape = ParameterShape(
    name: name, short: short, kind: .option(valueName: valueName), need: .optional, about: about)
  return Parameter(shape: shape) { words throws(UsageProblem) in
    guard let word = words.values(of: name).first else { return nil }
    return try value(word, of: name) as Value
  }
}

package func option<Value: CommandValue>(
  _ name: String, short: String? = nil, _ valueName: String, _ about: Phrase, default fallback: Value
) -> Parameter<Value> {
  let about = about + Phrase(ja: "（既定値 \(fallback.argument)）", en: " (default \(fallback.argument))")
  let shape = ParameterShape(
    name: name, short: short, kind: .option(valueName: valueName), need: .optional, about: about)
  return Parameter(shape: shape) { words throws(UsageProblem) in
    guard let word = words.values(of: name).first else { return fallback }
    return try value(word, of: name)
  }
}

/// An option that must be given.
package func option(
  required name: String, short: String? = nil, _ valueName: String, _ about: Phrase
) -> Parameter<String> {
  option(required: name, short: short, valueName, about, as: String.self)
}

package func option<Value: CommandValue>(
  required name: String, short: String? = nil, _ valueName: String, _ about: Phrase, as type: Value.Type
) -> Parameter<Value> {
  let shape = ParameterShape(
    name: name, short: short, kind: .option(valueName: valueName), need: .required, about: about)
  return Parameter(shape: shape) { words throws(UsageProblem) in
    guard let word = words.values(of: name).first else { throw .missing("\(name) \(valueName)") }
    return try value(word, of: name)
  }
}

/// An option that may be given several times; its values in their order.
package func options(
  _ name: String, short: String? = nil, _ valueName: String, _ about: Phrase
) -> Parameter<[String]> {
  let shape = ParameterShape(
    name: name, short: short, kind: .option(valueName: valueName), need: .repeated, about: about)
  return Parameter(shape: shape) { words throws(UsageProblem) in words.values(of: name) }
}

/// `--name` alone: true if it is given.
package func flag(_ name: String, short: String? = nil, _ about: Phrase) -> Parameter<Bool> {
  let shape = ParameterShape(name: name, short: short, kind: .flag, need: .optional, about: about)
  return Parameter(shape: shape) { words throws(UsageProblem) in !words.values(of: name).isEmpty }
}

private func value<Value: CommandValue>(_ word: String, of name: String) throws(UsageProblem) -> Value {
  guard let value = Value(argument: word) else {
    throw .invalid(name, word: word, expected: Value.expected)
  }
  return value
}
