import DisclosureMessages
import ProtobufWire
import Testing

private let newer: [UInt8] = [0x08, 2]

@Suite("An event that comes in")
struct EventTests {
  @Test("a newer schema is told apart, whatever follows or stands before it", arguments: EventKind.all)
  func newerSchema(kind: EventKind) {
    for rest in [[], [0x12, 2, 0xFF, 0xFF], [0x13], [0x12, 0x80], [0x00]] as [[UInt8]] {
      #expect(throws: EventError.newerSchema(2)) { try kind.decode(newer + rest) }
    }
    #expect(throws: EventError.newerSchema(.max)) { try kind.decode([0x12, 0, 0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F]) }
  }

  @Test("a schema that does not fit its field is not cut to ours", arguments: EventKind.all)
  func hugeSchema(kind: EventKind) {
    let bytes: [UInt8] = [0x08, 0x81, 0x80, 0x80, 0x80, 0x10]
    let place = WireError(reason: .outOfRange, offset: 1, field: 1)
    #expect(throws: EventError.unreadable(place)) { try kind.decode(bytes) }
  }

  @Test("bytes without a schema are no event, empty ones included", arguments: EventKind.all)
  func noSchema(kind: EventKind) {
    for bytes in [[], [0x08, 0], [0x90, 0x3F, 1]] as [[UInt8]] {
      #expect(throws: EventError.noSchema) { try kind.decode(bytes) }
    }
  }

  @Test("what cannot be read says where", arguments: EventKind.all)
  func unreadable(kind: EventKind) {
    let place = WireError(reason: .truncated, offset: 3, field: 2)
    #expect(throws: EventError.unreadable(place)) { try kind.decode([0x08, 1, 0x12, 5, 0x61]) }
  }

  @Test("cut anywhere it is an error or a shorter event, never a trap", arguments: EventKind.all)
  func truncations(kind: EventKind) throws {
    var random = RandomEvents(seed: 7)
    for _ in 0..<10 {
      let bytes = kind.random(&random).encoded()
      for count in stride(from: 0, to: bytes.count, by: 3) { try survives(Array(bytes[..<count]), kind) }
    }
  }

  @Test("with a byte changed it is an error or another event, never a trap", arguments: EventKind.all)
  func mutations(kind: EventKind) throws {
    var random = RandomEvents(seed: 8)
    for _ in 0..<20 {
      let bytes = kind.random(&random).encoded()
      for _ in 0..<200 {
        var changed = bytes
        changed[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
        try survives(changed, kind)
      }
    }
  }

  private func survives(_ bytes: [UInt8], _ kind: EventKind) throws {
    let event: any Described
    do throws(EventError) {
      event = try kind.decode(bytes)
    } catch {
      if case .unreadable(let place) = error { #expect(0...bytes.count ~= place.offset) }
      return
    }
    #expect(try kind.decode(event.encoded()).fields.json == event.fields.json)
  }

  @Test("a result that comes twice is joined with its own kind and replaced by the other, as proto3 has it")
  func twice() throws {
    let code: [UInt8] = [0x4A, 3, 0x0A, 1, 0x63]
    let message: [UInt8] = [0x4A, 3, 0x1A, 1, 0x6D]
    let sheet: [UInt8] = [0x42, 0]
    var rejection = SheetRead.Rejection()
    rejection.message = "m"
    #expect(try SheetRead(event: [0x08, 1] + code + sheet + message).result == .rejection(rejection))
    rejection.code = "c"
    #expect(try SheetRead(event: [0x08, 1] + code + message).result == .rejection(rejection))
    #expect(try SheetRead(event: [0x08, 1] + code + sheet).result == .sheet(SheetRead.Sheet()))
    let date: [UInt8] = [0x42, 2, 0x10, 7]
    var dated = SheetRead.Sheet()
    dated.date = 7
    #expect(try SheetRead(event: [0x08, 1] + date + sheet).result == .sheet(dated))
  }

  @Test("a number that an enum does not know is kept")
  func openEnum() throws {
    var event = SubmissionSettled()
    event.outcome = .init(rawValue: 77)
    #expect(try SubmissionSettled(event: event.encoded()).outcome.rawValue == 77)
  }
}

@Suite("A submission and its limits")
struct SubmissionTests {
  @Test(
    "nobody sees a sheet unless it was said who",
    arguments: [
      ([], nil), ([0x22, 0], .hospital("")), ([0x22, 1, 0x68], .hospital("h")), ([0x2A, 0], .subscribers),
      ([0x2A, 0, 0x22, 1, 0x68], .hospital("h")), ([0x22, 1, 0x68, 0x2A, 0], .subscribers),
      ([0xFA, 0x01, 1, 0x68], nil),
    ] as [([UInt8], SheetSubmitted.Audience?)])
  func audience(bytes: [UInt8], audience: SheetSubmitted.Audience?) throws {
    #expect(try SheetSubmitted(event: [0x08, 1] + bytes).audience == audience)
  }

  @Test("a document of 8 MiB travels; a larger one is read, so that it can be rejected by name")
  func contentLimit() throws {
    var event = SheetSubmitted()
    event.submissionID = "a"
    event.content = Array(repeating: 0, count: 8_388_608)
    #expect(throws: Never.self) { try event.checkSize() }
    event.content.append(0)
    let received = try SheetSubmitted(event: event.encoded())
    #expect(received.submissionID == "a")
    #expect(throws: EventError.contentTooLarge(found: 8_388_609, limit: 8_388_608)) { try received.checkSize() }
  }

  @Test("a record keeps 1,000 headers and says how many it had beyond them", arguments: [999, 1_000, 1_001, 5_000])
  func headers(count: Int) throws {
    var event = DeadLettered()
    event.original.setHeaders((0..<count).lazy.map { _ in .init(name: [], value: nil) })
    let received = try DeadLettered(event: event.encoded()).original
    #expect(received.headers.count == min(count, 1_000))
    #expect(received.headersLeftOut == UInt32(max(0, count - 1_000)))
  }

  @Test("a foreign event with more headers is refused before they are all made")
  func manyHeaders() {
    let headers = Array(repeatElement([0x42, 0] as [UInt8], count: 400_000).joined())
    let length = headers.count
    let head = [0x08, 1, 0x12] + [0, 7, 14, 21].map { UInt8(length >> $0 & 0x7F) | ($0 < 21 ? 0x80 : 0) }
    #expect(throws: EventError.unreadable(WireError(reason: .tooMany(limit: 1_000), offset: 2_008, field: 8))) {
      try DeadLettered(event: head + headers)
    }
  }
}
