import ArchiveSamples
import Testing
import ZipArchive

typealias Part = ArchiveSample.Part

/// A part with fields changed.
private func part(_ name: String = "a.xml", _ contents: String = "<a/>", _ change: (inout Part) -> Void) -> Part {
  var part = Part(name, contents)
  change(&part)
  return part
}

private func sample(_ parts: Part..., change: (inout ArchiveSample) -> Void = { _ in }) -> ArchiveSample {
  var sample = ArchiveSample()
  sample.parts = parts
  change(&sample)
  return sample
}

/// The first refusal of an archive all of whose entries are asked for.
private func refusal(_ bytes: [UInt8], _ limits: ZipLimits = ZipLimits()) -> ZipError? {
  do throws(ZipError) {
    var archive = try ZipArchive(bytes, limits: limits)
    for entry in archive.entries { _ = try archive.contents(of: entry) }
    return nil
  } catch {
    return error
  }
}

/// The contents of an entry, or nil where there is none: an archive cannot be copied into an expectation.
func contents(_ archive: inout ZipArchive, _ name: String) throws(ZipError) -> [UInt8]? {
  guard let entry = archive.entry(named: name) else { return nil }
  return try archive.contents(of: entry)
}

@Suite("Archives that are read")
struct HonestArchiveTests {
  @Test("entries are listed in the directory's order and inflated when asked for")
  func reading() throws {
    let long = [UInt8](repeating: 0x61, count: 100_000)
    let stored = part("b.bin", "stored") { $0.isDeflated = false }
    var archive = try ZipArchive(sample(Part("xl/a.xml", long), stored, Part("media/"), Part("e", "")).bytes)
    #expect(archive.entries.map(\.escapedName) == ["xl/a.xml", "b.bin", "media/", "e"])
    #expect(archive.entries[0].size == 100_000)
    let first = try contents(&archive, "XL/A.xml")
    let second = try contents(&archive, "b.bin")
    let absent = try contents(&archive, "c")
    #expect(first == long)
    #expect(second == Array("stored".utf8))
    #expect(absent == nil)
  }

  @Test(
    "what real writers do is read: descriptors, comments, padding, 64-bit fields, order, no entries",
    arguments: [
      sample(part { $0.descriptor = .plain }), sample(part { $0.descriptor = .signed }),
      sample(part { $0.descriptor = .wide }), sample(part { $0.descriptor = .wideSigned }),
      sample(Part("a", "1")) { $0.comment = Array("made by hand".utf8) },
      sample(part { $0.localExtra = [0x20, 0xA2, 2, 0, 0, 0] }),
      sample(Part("a", "1"), Part("b", "2")) { $0.parts.swapAt(0, 1) },
      sample(part { $0.mode = 0o100644 }, part("d/", "") { $0.mode = 0o040755 }),
      sample(Part("a", "1"), Part("b", "2")) { $0.end64 = 0 },
      sample(part { ($0.size, $0.extra, $0.localExtra) = (0xFFFF_FFFF, wide(4), wide(4)) }),
      sample(part("日本.xml") { $0.flags = 1 << 11 }), ArchiveSample(),
    ])
  func tolerance(sample: ArchiveSample) { #expect(refusal(sample.bytes) == nil) }

  @Test("a damaged entry that nobody asks for does no harm")
  func untouched() throws {
    var archive = try ZipArchive(sample(part { $0.checksum = 1 }, Part("b", "fine")).bytes)
    let fine = try contents(&archive, "b")
    #expect(fine == Array("fine".utf8))
  }

  @Test("an archive inside an archive is a file")
  func nested() throws {
    let inner = sample(Part("a", "1")).bytes
    var stored = Part("inner.zip", inner)
    stored.isDeflated = false
    var archive = try ZipArchive(sample(stored).bytes)
    let file = try contents(&archive, "inner.zip")
    #expect(archive.entries.count == 1)
    #expect(file == inner)
  }
}

/// A 64-bit field that holds one number.
private func wide(_ size: Int) -> [UInt8] { le(1, 2) + le(8, 2) + le(size, 8) }

@Suite("Archives that are refused")
struct HostileArchiveTests {
  @Test(
    "what is not exact is refused, with its reason",
    arguments: [
      (sample(Part("a", "1")) { $0.before = [0] }, .strayBytes),
      (sample(part { $0.gap = [1, 2, 3] }, Part("b")), .strayBytes),
      (sample(part { $0.gap = [1] }), .strayBytes),
      (sample(Part("a", "1")) { $0.after = [0] }, .trailingBytes),
      (sample(Part("a", "1")) { $0.after = [13, 10] }, .trailingBytes),
      (sample(Part("a", "1"), part("b", "2") { $0.offset = 0 }), .overlap),
      (sample(Part("a", "1"), part("a2", "2") { $0.offset = 5 }), .overlap),
      (sample(part { $0.packedSize = 5_000 }), .truncated),
      (sample(part { $0.packedSize = 90 }, Part("b", "2")), .overlap),
      (sample(part { $0.offset = 900_000 }), .strayBytes),
      (sample(Part("a"), Part("a")), .duplicateName), (sample(Part("a"), Part("A")), .duplicateName),
      (sample(part { $0.flags = 1 }), .encrypted), (sample(part { $0.flags = 1 << 6 }), .encrypted),
      (sample(part { $0.flags = 1 << 13 }), .encrypted), (sample(part { $0.localFlags = 1 }), .encrypted),
      (sample(part { $0.method = 9 }), .method(9)), (sample(part { $0.method = 99 }), .method(99)),
      (sample(part { $0.localName = Array("b.xml".utf8) }), .headersDiffer),
      (sample(part { $0.localSize = 3 }), .headersDiffer), (sample(part { $0.localFlags = 8 }), .headersDiffer),
      (sample(part { $0.size = 3 }), .size), (sample(part { $0.size = 5 }), .size),
      (sample(part { $0.size = 60 << 20 }), .size),
      (sample(part { ($0.isDeflated, $0.size) = (false, 3) }), .size),
      (sample(part { $0.checksum = 7 }), .checksum),
      (sample(part { ($0.checksum, $0.isDeflated) = (7, false) }), .checksum),
      (sample(part { $0.packed = [0xFF, 1, 2] }), .damagedData), (sample(part { $0.packed = [] }), .damagedData),
      (sample(part { $0.packed = deflated($0.contents) + [0] }), .damagedData),
      (sample(part { $0.packed = deflated($0.contents).dropLast() }), .damagedData),
      (sample(part { $0.descriptor = .lying }), .descriptor), (sample(part { $0.flags = 8 }), .descriptor),
      (sample(part { ($0.descriptor, $0.gap) = (.signed, [1]) }), .descriptor),
      (sample(part { $0.mode = 0o120777 }), .specialFile), (sample(part { $0.mode = 0o020666 }), .specialFile),
      (sample(part { $0.extra = [1, 0, 9, 0] }), .extraField), (sample(part { $0.localExtra = [1] }), .extraField),
      (sample(part { $0.extra = [0x75, 0x70, 6, 0, 1, 0, 0, 0, 0, 0x62] }), .name),
      (sample(part { $0.disk = 1 }), .severalDisks), (sample(Part("a")) { $0.disk = 1 }, .severalDisks),
      (sample(part { $0.size = 0xFFFF_FFFF }), .zip64),
      (sample(part { ($0.size, $0.extra) = (0xFFFF_FFFF, wide(-1)) }), .zip64),
      (sample(part { $0.extra = wide(4) + wide(5) }), .zip64),
      (sample(part { ($0.size, $0.extra) = (0xFFFF_FFFF, wide(5)) }), .zip64),
      (sample(Part("a")) { $0.end64 = 1 }, .zip64),
      (sample(Part("a"), Part("b")) { $0.entries = 1 }, .directory),
      (sample(Part("a")) { $0.entries = 2 }, .directory), (sample(Part("a")) { $0.directorySize = 5 }, .directory),
      (sample(Part("a")) { $0.directoryOffset = 0 }, .directory),
      (sample(Part("a")) { $0.directoryOffset = 0xFFFF_FFFF }, .directory),
    ] as [(ArchiveSample, ZipError.Reason)])
  func refused(sample: ArchiveSample, reason: ZipError.Reason) { #expect(refusal(sample.bytes)?.reason == reason) }

  @Test(
    "names that lead elsewhere are refused",
    arguments: [
      "", "/a", "../a", "a/../b", "a/..", "..", ".", "./a", "a//b", "//", "/", "a\\b", "C:a", "a\0b", "a\nb", "a\u{7F}",
    ])
  func names(name: String) {
    let error = refusal(sample(Part(name, "1")).bytes)
    #expect(error?.reason == .name)
    #expect(error?.entry == ZipEntryNames.escaped(name))
  }

  @Test("bytes that are no archive are told from one that is cut off or split")
  func notAnArchive() {
    let archive = sample(Part("a.xml", "<a/>"), Part("b.xml", "<b/>")) { $0.end64 = 0 }.bytes
    #expect(refusal([])?.reason == .notAnArchive)
    #expect(refusal(Array("%PDF-1.7".utf8))?.reason == .notAnArchive)
    #expect(refusal([0x50, 0x4B, 7, 8] + archive.dropLast())?.reason == .severalDisks)
    for length in 4..<archive.count { #expect(refusal(Array(archive[..<length]))?.reason == .truncated) }
  }

  @Test("an end inside the comment of another is taken by nobody")
  func endInComment() {
    let inner = sample(Part("b", "2")).bytes
    #expect(refusal(sample(Part("a", "1")) { $0.comment = inner }.bytes) != nil)
    let end = ArchiveSample().bytes
    #expect(refusal(sample(Part("a", "1")) { $0.comment = end }.bytes) != nil)
    #expect(refusal(sample(Part("a", "1")) { $0.comment = end + [1] }.bytes)?.reason == .trailingBytes)
  }

  @Test("an error names the entry, escaped, the place, and nothing of the contents")
  func description() {
    let error = refusal(sample(part("日\u{202E}.xml", "secret") { $0.checksum = 7 }).bytes)
    #expect(
      error?.description == "an entry's checksum is wrong at byte 40, entry '\\xE6\\x97\\xA5\\xE2\\x80\\xAE.xml'")
  }
}

enum ZipEntryNames {
  /// The expected escape, by the slow way.
  static func escaped(_ name: String) -> String {
    name.utf8.map { byte in
      let isPlain = byte >= 32 && byte < 127 && byte != 92
      let code = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(UnicodeScalar(byte)) : "\\x" + (code.count == 1 ? "0" : "") + code
    }.joined()
  }
}
