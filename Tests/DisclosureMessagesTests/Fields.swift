import DisclosureMessages
import Foundation
import JSONText
import ProtobufWire

/// An event that can be compared field by field with what another implementation read.
protocol Described: Event {
  /// The fields that are there, as Google's JSON mapping has them with proto names and enums as numbers: defaults
  /// without presence left out, 64-bit integers as text, bytes in base64, in order of the numbers.
  var fields: Fields { get }
}

struct Fields {
  private(set) var members: [JSONMember] = []
  var json: JSONValue { .object(members) }

  mutating func there(_ name: String, _ value: JSONValue?) {
    if let value { members.append(JSONMember(name, value)) }
  }

  mutating func text(_ name: String, _ value: String) { if !value.isEmpty { there(name, .string(value)) } }
  mutating func bytes(_ name: String, _ value: [UInt8]) { if !value.isEmpty { there(name, base64(value)) } }
  mutating func small(_ name: String, _ value: some BinaryInteger) {
    if value != 0 { there(name, .integer(Int64(value))) }
  }
  mutating func wide(_ name: String, _ value: some BinaryInteger) {
    if value != 0 { there(name, .string(String(value))) }
  }
  mutating func open(_ name: String, _ value: some OpenEnum) { small(name, value.rawValue) }

  mutating func text(_ name: String, _ value: String?) { there(name, value.map { .string($0) }) }
  mutating func bytes(_ name: String, _ value: [UInt8]?) { there(name, value.map(base64)) }
  mutating func small(_ name: String, _ value: (some BinaryInteger)?) {
    there(name, value.map { .integer(Int64($0)) })
  }
  mutating func wide(_ name: String, _ value: (some BinaryInteger)?) { there(name, value.map { .string(String($0)) }) }
  mutating func open(_ name: String, _ value: (some OpenEnum)?) { small(name, value?.rawValue) }

  mutating func list(_ name: String, _ values: [JSONValue]) { if !values.isEmpty { there(name, .array(values)) } }
}

private func base64(_ bytes: [UInt8]) -> JSONValue { .string(Data(bytes).base64EncodedString()) }

func described(_ change: (inout Fields) -> Void) -> Fields {
  var fields = Fields()
  change(&fields)
  return fields
}

func describedEvent(_ change: (inout Fields) -> Void) -> Fields {
  described {
    $0.small("schema", 1)
    change(&$0)
  }
}
