import ArchiveSamples
import Testing
import ZipArchive

/// Why the first entry cannot be read.
private func failure(_ archive: inout ZipArchive) -> ZipError? {
  do throws(ZipError) {
    _ = try archive.contents(of: archive.entries[0])
    return nil
  } catch {
    return error
  }
}

@Suite("Limits of an archive")
struct LimitTests {
  private let zeros = [UInt8](repeating: 0, count: 8 << 20)

  @Test("a bomb stops at its ratio, once it is large")
  func ratio() throws {
    var archive = try ZipArchive(ArchiveSample(ArchiveSample.Part("bomb", zeros)).bytes)
    let archiveFailure = failure(&archive)
    #expect(archiveFailure == ZipError(.ratio(limit: 200), entry: "bomb", offset: 34))
    var small = try ZipArchive(ArchiveSample(ArchiveSample.Part("small", Array(zeros[..<(4 << 20)]))).bytes)
    let read = try contents(&small, "small")
    #expect(read?.count == 4 << 20)
  }

  @Test("a bomb that says it is small stops at what it said")
  func lyingBomb() throws {
    var part = ArchiveSample.Part("bomb", zeros)
    part.size = 10
    var archive = try ZipArchive(ArchiveSample(part).bytes)
    let archiveFailure = failure(&archive)
    #expect(archiveFailure == ZipError(.size, entry: "bomb", offset: 34))
  }

  @Test("one entry, all entries and their number are limited to the byte")
  func sizes() throws {
    let sample = ArchiveSample(ArchiveSample.Part("a", "12345"), ArchiveSample.Part("b", "12345"))
    var limits = ZipLimits()
    (limits.entries, limits.entryBytes, limits.allBytes) = (2, 5, 10)
    var archive = try ZipArchive(sample.bytes, limits: limits)
    let read = try [contents(&archive, "a")?.count, contents(&archive, "b")?.count]
    #expect(read == [5, 5])
    let archiveFailure = failure(&archive)
    #expect(archiveFailure == ZipError(.allTooLarge(limit: 10), entry: "a", offset: 31))
    limits.entryBytes = 4
    var smaller = try ZipArchive(sample.bytes, limits: limits)
    let smallerFailure = failure(&smaller)
    #expect(smallerFailure == ZipError(.entryTooLarge(limit: 4), entry: "a", offset: 31))
    limits.entries = 1
    #expect(throws: ZipError.self) { _ = try ZipArchive(sample.bytes, limits: limits) }
  }
}

@Suite("Archives by chance")
struct MutationTests {
  /// SplitMix64, so that a seed gives the same run everywhere.
  private struct Chance: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }

  private static var samples: [[UInt8]] {
    var described = ArchiveSample.Part("xl/sheet.xml", String(repeating: "<c/>", count: 30))
    described.descriptor = .signed
    var stored = ArchiveSample.Part("b", "stored")
    stored.isDeflated = false
    var wide = ArchiveSample(described, stored)
    wide.end64 = 0
    return [ArchiveSample(described, stored, ArchiveSample.Part("c", "<a>text</a>")).bytes, wide.bytes]
  }

  @Test("a mutated archive is read within its limits or refused, and never stops the program", arguments: 0..<8)
  func mutated(seed: UInt64) {
    var chance = Chance(state: seed)
    var limits = ZipLimits()
    (limits.entries, limits.entryBytes, limits.allBytes) = (4, 1_000, 2_000)
    var read = 0
    for round in 0..<2_000 {
      var bytes = Self.samples[round % 2]
      for _ in 0...Int.random(in: 0..<3, using: &chance) { mutate(&bytes, &chance) }
      do throws(ZipError) {
        var archive = try ZipArchive(bytes, limits: limits)
        var all = 0
        for entry in archive.entries { all += try archive.contents(of: entry).count }
        #expect(archive.entries.count <= 4 && all <= 2_000)
        read += 1
      } catch {
        #expect((0...bytes.count).contains(error.offset), "\(error)")
      }
    }
    #expect(read > 0 && read < 2_000)
  }

  private func mutate(_ bytes: inout [UInt8], _ chance: inout Chance) {
    guard let at = bytes.indices.randomElement(using: &chance) else { return }
    switch Int.random(in: 0..<6, using: &chance) {
    case 0: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
    case 1: bytes[at] = [0, 1, 8, 0x7F, 0x80, 0xFF].randomElement(using: &chance) ?? 0
    case 2: bytes.replaceSubrange(at..<min(at + 4, bytes.count), with: [0xFF, 0xFF, 0xFF, 0xFF])
    case 3: bytes.insert(UInt8.random(in: 0...255, using: &chance), at: at)
    case 4: bytes.removeSubrange(at..<min(at + Int.random(in: 1..<20, using: &chance), bytes.count))
    default:
      let piece = bytes[at..<min(at + 46, bytes.count)]
      bytes.insert(contentsOf: piece, at: Int.random(in: 0...bytes.count, using: &chance))
    }
  }
}
