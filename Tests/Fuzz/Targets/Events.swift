import DisclosureCore
import DisclosureMessages
import ProtobufWire

extension FuzzTarget {
  /// The first byte chooses an event; the rest are its bytes as they come from Kafka. What is read is written and read again
  /// as the same.
  static let event = FuzzTarget(name: "event") { input in
    guard let kind = input.first else { return nil }
    let bytes = Array(input.dropFirst())
    switch kind % 8 {
    case 0: return roundTrip(SheetSubmitted.self, bytes) ?? envelope(bytes)
    case 1: return roundTrip(SheetRead.self, bytes)
    case 2: return roundTrip(SubmissionSettled.self, bytes)
    case 3: return roundTrip(SheetAssessed.self, bytes)
    case 4: return roundTrip(DeadLettered.self, bytes)
    case 5:
      guard let record = OriginalRecord(kept: bytes) else { return nil }
      return OriginalRecord(kept: record.encodedRecord()) == record ? nil : "the record kept is another one"
    case 6:
      guard let greeting = ReaderGreeting(decodingUntrusted: bytes) else { return nil }
      return ReaderGreeting(decodingUntrusted: greeting.encodedBytes) == greeting ? nil : "the greeting is another one"
    default:
      return TraceParent(bytes).map { Array($0.text.utf8) == bytes } ?? true ? nil : "another trace is carried on"
    }
  }

  private static func roundTrip<E: Event & Equatable>(_: E.Type, _ bytes: [UInt8]) -> String? {
    do throws(EventError) {
      let event = try E(event: bytes)
      let written = event.encoded()
      guard try E(event: written) == event else { return "\(E.name) is read back as another event" }
      return try E(event: written).encoded() == written ? nil : "\(E.name) is written in two ways"
    } catch {
      return "\(error)".utf8.allSatisfy { $0 >= 0x20 } ? nil : "an error holds control characters"
    }
  }

  /// An envelope that is opened names its submitter, and so does a rejected one where it can be told.
  private static func envelope(_ bytes: [UInt8]) -> String? {
    do throws(Rejection) {
      let submitted = try SubmissionEnvelope.open(bytes)
      let identified = SubmissionEnvelope.identify(bytes)
      return identified == submitted ? nil : "the envelope names two submitters"
    } catch {
      return [.envelopeInvalid, .schemaNewer].contains(error.code) ? nil : "an envelope is refused for \(error.code)"
    }
  }
}
