import ProtobufWire
import Testing

private func sample(_ change: (inout Sample) -> Void) -> Sample {
  var sample = Sample()
  change(&sample)
  return sample
}

@Suite("What we write")
struct RoundTripTests {
  @Test("every kind of value comes back, to the last bit")
  func roundTrip() throws {
    let sample = full()
    #expect(try Sample(decoding: sample.encoded()) == sample)
  }

  @Test(
    "plain defaults are left out, what is optional is written when it is there",
    arguments: [
      (Sample(), [0x7A, 0]),
      (sample { $0.maybeSmall = 0 }, [0x40, 0, 0x7A, 0]),
      (sample { $0.maybeText = "" }, [0x4A, 0, 0x7A, 0]),
      (sample { $0.maybeData = [] }, [0x52, 0, 0x7A, 0]),
      (sample { $0.maybeInner = Inner() }, [0x72, 0, 0x7A, 0]),
      (sample { $0.signed = -1 }, [0x18] + [UInt8](repeating: 0xFF, count: 9) + [0x01, 0x7A, 0]),
      (sample { $0.numbers = [1, 300] }, [0x5A, 3, 1, 0xAC, 0x02, 0x7A, 0]),
      (sample { $0.texts = ["", "é"] }, [0x62, 0, 0x62, 2, 0xC3, 0xA9, 0x7A, 0]),
    ] as [(Sample, [UInt8])])
  func layout(sample: Sample, bytes: [UInt8]) {
    #expect(sample.encoded() == bytes)
  }

  @Test("a length takes as many bytes as it needs", arguments: [0, 1, 127, 128, 129, 16_383, 16_384, 2_097_152])
  func lengths(count: Int) throws {
    var sample = Sample()
    var child = Sample()
    child.data = Array(repeating: 1, count: count)
    sample.children = [child, child]
    #expect(try Sample(decoding: sample.encoded()) == sample)
  }

  @Test("a message cut anywhere is an error or a shorter message that can be written again")
  func truncations() throws {
    var sample = full()
    sample.children[0].text = "x"
    let bytes = sample.encoded()
    for count in 0..<bytes.count { try survives(Array(bytes[..<count])) }
  }

  @Test("a message with any byte changed is an error or another message that can be written again")
  func mutations() throws {
    var sample = full()
    sample.children[0].text = "x"
    sample.data = [1, 2, 3]
    let bytes = sample.encoded()
    for place in bytes.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = bytes
        changed[place] = byte
        try survives(changed)
      }
    }
  }

  private func survives(_ bytes: [UInt8]) throws {
    guard let sample = try accepted(bytes) else { return }
    #expect(try Sample(decoding: sample.encoded()) == sample)
  }

  private func accepted(_ bytes: [UInt8]) throws -> Sample? {
    do throws(WireError) {
      return try Sample(decoding: bytes)
    } catch {
      #expect(0...bytes.count ~= error.offset)
      return nil
    }
  }
}
