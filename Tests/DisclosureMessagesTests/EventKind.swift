import DisclosureMessages
import Testing

/// The five events as a table, for what must hold for each.
struct EventKind: Sendable, CustomTestStringConvertible {
  let name: String
  let random: @Sendable (inout RandomEvents) -> any Described
  let decode: @Sendable ([UInt8]) throws(EventError) -> any Described

  var testDescription: String { name }

  private init<E: Described>(_ random: @escaping @Sendable (inout RandomEvents) -> E) {
    name = E.name
    self.random = { random(&$0) }
    decode = { bytes throws(EventError) in try E(event: bytes) }
  }

  static let all = [
    EventKind { $0.submitted() }, EventKind { $0.read() }, EventKind { $0.settled() }, EventKind { $0.assessed() },
    EventKind { $0.deadLettered() },
  ]
}
