import ProtobufWire
import Testing

private func tag(_ field: UInt8, _ type: UInt8) -> UInt8 { field << 3 | type }

private let ones = [UInt8](repeating: 0xFF, count: 9)

@Suite("What anybody may have written")
struct ReaderTests {
  @Test(
    "what is not exact is refused, with reason, byte and field",
    arguments: [
      ([0x08], .truncated, 1, 1),
      ([0x08, 0x80], .truncated, 1, 1),
      ([0x80], .truncated, 0, 0),
      ([0x2A, 5, 0x61], .truncated, 1, 5),
      ([0x2A] + ones + [0x01], .truncated, 1, 5),
      ([tag(15, 1), 0, 0], .wireType(1), 1, 15),
      ([0x90, 0x10] + ones + [0x02], .varintOverflow, 2, 258),
      ([0x10] + ones + [0x02], .varintOverflow, 1, 2),
      ([0x10] + ones + [0x81, 0x00], .varintOverflow, 1, 2),
      (ones + [0x7F], .varintOverflow, 0, 0),
      ([0x00, 0x00], .fieldNumber, 0, 0),
      ([0x08, 1, 0x80, 0x80, 0x80, 0x80, 0x10, 0], .fieldNumber, 2, 1),
      ([tag(1, 3), tag(1, 4)], .group, 0, 1),
      ([tag(1, 4)], .group, 0, 1),
      ([tag(1, 6)], .wireType(6), 0, 1),
      ([tag(1, 7)], .wireType(7), 0, 1),
      ([tag(1, 2), 0], .wireType(2), 1, 1),
      ([tag(5, 0), 0], .wireType(0), 1, 5),
      ([tag(5, 5), 0, 0, 0, 0], .wireType(5), 1, 5),
      ([0x08, 0x80, 0x80, 0x80, 0x80, 0x10], .outOfRange, 1, 1),
      ([0x18, 0x80, 0x80, 0x80, 0x80, 0x08], .outOfRange, 1, 3),
      ([0x5A, 5, 0x80, 0x80, 0x80, 0x80, 0x10], .outOfRange, 2, 11),
      ([0x5A, 1, 0x80, 0x01], .truncated, 2, 11),
      ([0x2A, 3, 0x61, 0xC3, 0x28], .invalidUTF8, 3, 5),
      ([0x2A, 3, 0xED, 0xA0, 0x80], .invalidUTF8, 2, 5),
      ([0x2A, 2, 0xC0, 0x80], .invalidUTF8, 2, 5),
      ([0x62, 1, 0xFF], .invalidUTF8, 2, 12),
      ([0x58, 1, 0x58, 1, 0x58, 1, 0x58, 1], .tooMany(limit: 3), 7, 11),
      ([0x5A, 4, 1, 1, 1, 1], .tooMany(limit: 3), 5, 11),
      ([0x62, 0, 0x62, 0, 0x62, 0, 0x62, 0], .tooMany(limit: 3), 7, 12),
      ([0x6A, 0, 0x6A, 0, 0x6A, 0, 0x6A, 0], .tooMany(limit: 3), 7, 13),
      ([0x7A, 2, 0x08], .truncated, 1, 15),
      ([0x7A, 2, 0x08, 1, 0x00], .fieldNumber, 4, 15),
      ([0x7A, 3, 0x1A, 2, 0x61, 0x08, 1], .truncated, 3, 3),
      ([0x5A, 1, 0x80, 0x08, 1], .truncated, 2, 11),
      ([0x7A, 1, 0x08, 0x01], .truncated, 3, 1),
      ([0x85, 0x06, 0, 0, 0], .truncated, 2, 96),
      ([0x81, 0x06, 0, 0, 0, 0, 0, 0, 0], .truncated, 2, 96),
    ] as [([UInt8], WireError.Reason, Int, Int)])
  func refused(bytes: [UInt8], reason: WireError.Reason, offset: Int, field: Int) {
    #expect(throws: WireError(reason: reason, offset: offset, field: field)) { try Sample(decoding: bytes) }
  }

  @Test("an unknown field of any type is skipped, wherever it stands")
  func unknown() throws {
    let varint: [UInt8] = [0x80, 0x06, 0xFF, 0x01]
    let fixed: [UInt8] = [0x81, 0x06] + Array(1...8) + [0x85, 0x06] + Array(1...4)
    let unknown = varint + fixed + [0x82, 0x06, 2, 0xFF, 0xFF]
    let sample = try Sample(decoding: unknown + [0x08, 7] + [0x7A, UInt8(unknown.count)] + unknown)
    #expect(sample.small == 7)
    #expect(sample.inner == Inner())
  }

  @Test("a repeated number is read packed, unpacked and both")
  func packed() throws {
    #expect(try Sample(decoding: [0x5A, 3, 1, 0x80, 0x01]).numbers == [1, 128])
    #expect(try Sample(decoding: [0x58, 1, 0x58, 0x80, 0x01]).numbers == [1, 128])
    #expect(try Sample(decoding: [0x58, 1, 0x5A, 0, 0x5A, 1, 2, 0x08, 9]).numbers == [1, 2])
  }

  @Test("the last of a value counts, and the parts of a message join")
  func again() throws {
    let inner: [UInt8] = [0x7A, 2, 0x08, 3, 0x7A, 2, 0x10, 4]
    let maybeInner: [UInt8] = [0x72, 2, 0x08, 5, 0x72, 2, 0x10, 6]
    let sample = try Sample(decoding: [0x08, 1, 0x08, 2] + inner + maybeInner)
    #expect(sample.small == 2)
    #expect((sample.inner.a, sample.inner.b) == (3, 4))
    #expect((sample.maybeInner?.a, sample.maybeInner?.b) == (5, 6))
  }

  @Test("messages may be nested 16 deep, not 17, and 100,000 do no harm")
  func depth() throws {
    func nested(_ count: Int) -> [UInt8] {
      var reversed: [UInt8] = []  // Built from the inside out, each tag behind its length.
      for _ in 1..<count {
        var length = reversed.count
        var head: [UInt8] = [0x6A]
        while length >= 0x80 {
          head.append(UInt8(length & 0x7F) | 0x80)
          length >>= 7
        }
        reversed.append(contentsOf: (head + [UInt8(length)]).reversed())
      }
      return reversed.reversed()
    }
    #expect(throws: Never.self) { try Sample(decoding: nested(WireReader.depthLimit)) }
    #expect { try Sample(decoding: nested(WireReader.depthLimit + 1)) } throws: {
      ($0 as? WireError)?.reason == .tooDeep(limit: 16)
    }
    #expect { try Sample(decoding: nested(100_000)) } throws: { ($0 as? WireError)?.reason == .tooDeep(limit: 16) }
  }

  @Test("a length larger than the input allocates nothing and is refused", arguments: [5, 6, 10, 11, 12, 13, 14, 15])
  func hugeLength(field: UInt8) {
    let bytes = [tag(field, 2), 0xFF, 0xFF, 0xFF, 0xFF, 0x07]
    #expect(throws: WireError(reason: .truncated, offset: 1, field: Int(field))) { try Sample(decoding: bytes) }
  }

  @Test("a message that asks for its field twice gets an error, not the next field")
  func greedy() {
    #expect(throws: WireError(reason: .wireType(0), offset: 2, field: 1)) { try Greedy(decoding: [0x08, 1, 0x08, 2]) }
  }

  @Test("an error names the place and what is wrong, and nothing of the input")
  func description() {
    #expect(
      WireError(reason: .outOfRange, offset: 12, field: 3).description
        == "an integer does not fit its field at byte 12, field 3")
  }
}
