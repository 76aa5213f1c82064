import ArchiveSamples

/// Workbooks whose archive lies, is cut, grows without end or can be read in two ways.
enum ZipCases {
  static let all: [BadCase] = cut + lies + fields + names + sizes + bombs + noise

  private static let workbook = SmallWorkbook()
  private static let damaged = Expected.rejected("zip.damaged")
  private static let inconsistent = Expected.rejected("zip.inconsistent")

  /// The archive with a change to the whole, or to one of its parts.
  private static func changed(_ change: (inout ArchiveSample) -> Void) -> [UInt8] {
    var sample = workbook.archive
    change(&sample)
    return sample.bytes
  }

  private static let cut: [BadCase] = (1..<64).map { part in
    BadCase(.zip, "cut at \(part) of 64", .rejected("zip.*")) {
      Array(workbook.bytes.prefix(workbook.bytes.count * part / 64))
    }
  }

  /// Each part's header or directory entry says something that is not so.
  private static let lies: [BadCase] = workbook.parts.indices.flatMap { at -> [BadCase] in
    let name = workbook.parts[at].name
    func lie(_ what: String, _ expected: Expected, _ change: @escaping @Sendable (inout ArchiveSample.Part) -> Void)
      -> BadCase
    {
      BadCase(.zip, "\(name): \(what)", expected) { changed { change(&$0.parts[at]) } }
    }
    return [
      lie("another checksum", damaged) { $0.checksum = 1 },
      lie("longer than it is", damaged) { $0.size = $0.contents.count + 1 },
      lie("shorter than it is", damaged) { $0.size = $0.contents.count - 1 },
      lie("of no size", .rejected("zip.*")) { $0.size = 0 },
      lie("packed into less", .rejected("zip.*")) { $0.packedSize = 4 },
      lie("packed into more", .rejected("zip.*")) { $0.packedSize = 1 << 20 },
      lie("stored, and deflated", .rejected("zip.*")) { $0.method = 0 },
      lie("packed by bzip2", .rejected("zip.method")) { $0.method = 12 },
      lie("packed by LZMA", .rejected("zip.method")) { $0.method = 14 },
      lie("packed by AES", .rejected("zip.*")) { $0.method = 99 },
      lie("encrypted", .rejected("zip.encrypted")) { $0.flags = 1 },
      lie("strongly encrypted", .rejected("zip.encrypted")) { $0.flags = 0x41 },
      lie("encrypted by its header alone", .rejected("zip.encrypted")) { $0.localFlags = 1 },
      lie("another name in its header", inconsistent) { $0.localName = Array("other.xml".utf8) },
      lie("another size in its header", inconsistent) { $0.localSize = 1 },
      lie("a link", .rejected("zip.name")) { $0.mode = 0xA1FF },
      lie("a device", .rejected("zip.name")) { $0.mode = 0x2180 }, lie("on another disk", inconsistent) { $0.disk = 1 },
      lie("a lying descriptor", inconsistent) { $0.descriptor = .lying },
      lie("bytes behind it", inconsistent) { $0.gap = [1, 2, 3] },
      lie("its header elsewhere", .rejected("zip.*")) { $0.offset = 7 },
      lie("its header beyond the end", .rejected("zip.*")) { $0.offset = 1 << 30 },
      lie("damaged data", damaged) { $0.packed = [UInt8](repeating: 0xFF, count: 40) },
      lie("no data", .rejected("zip.*")) { $0.packed = [] },
      lie("extra fields that are none", damaged) { $0.extra = [1, 0, 0xFF, 0xFF, 1] },
      lie("64-bit fields that are cut", .rejected("zip.*")) {
        ($0.extra, $0.size) = ([1, 0, 2, 0, 1, 1], 0xFFFF_FFFF)
      },
      lie("another Unicode name", .rejected("zip.*")) { $0.extra = [0x75, 0x70, 6, 0, 1, 0, 0, 0, 0, 0x61] },
    ]
  }

  private static let fields: [BadCase] = [
    BadCase(.zip, "bytes behind the end", inconsistent) { changed { $0.after = [0] } },
    BadCase(.zip, "a program before it", .noMore(than: [:], else: "*")) { changed { $0.before = [0x4D, 0x5A, 0x90] } },
    BadCase(.zip, "more entries than it says", inconsistent) { changed { $0.entries = 3 } },
    BadCase(.zip, "fewer entries than it says", inconsistent) { changed { $0.entries = 400 } },
    BadCase(.zip, "a million entries", .rejected("*")) { changed { $0.entries = 0xFFFF } },
    BadCase(.zip, "a directory that is shorter", inconsistent) { changed { $0.directorySize = 10 } },
    BadCase(.zip, "a directory at the start", inconsistent) { changed { $0.directoryOffset = 0 } },
    BadCase(.zip, "a directory beyond the end", inconsistent) { changed { $0.directoryOffset = 1 << 31 } },
    BadCase(.zip, "the second of two disks", inconsistent) { changed { $0.disk = 1 } },
    BadCase(.zip, "a 64-bit end that lies", inconsistent) { changed { $0.end64 = 1 } },
    BadCase(.zip, "a comment with an end in it", .rejected("zip.*")) {
      changed { $0.comment = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18) }
    },
    BadCase(.zip, "an archive in an archive", .rejected("*")) {
      changed { $0.parts = [ArchiveSample.Part("inner.xlsx", workbook.bytes)] }
    },
    BadCase(.zip, "no entries", .rejected("*")) { changed { $0.parts = [] } },
    BadCase(.zip, "a first header alone", damaged) { [0x50, 0x4B, 3, 4] },
  ]

  private static let names: [BadCase] = [
    "../../etc/passwd", "/etc/passwd", "C:\\x", "a\\b", "a\0b.xml", "", ".", "..", "a//b", "./a", "a/../b",
    "\u{1B}[31m", "xl/../xl/workbook.xml", "XL/WORKBOOK.XML",
    "xl/workbook.xml", "[content_types].xml", String(repeating: "a/", count: 2000) + "b",
    String(repeating: "n", count: 60_000), "a\nb", "~/x", "\\\\server\\x", "con/../aux", "a:b",
  ].enumerated().map { number, name -> BadCase in
    // Long names and those of no other system's harm are names.
    let isHarmless = name == "~/x" || name.utf8.count > 1000
    return BadCase(
      .zip, "a part more, name \(number + 1)",
      isHarmless ? .noMore(than: SmallForm.readings(), else: "zip.*") : .rejected("zip.*")
    ) {
      changed { $0.parts.append(ArchiveSample.Part(name, "x")) }
    }
  }

  private static let sizes: [BadCase] =
    [(20, "zip.bomb"), (65, "zip.bomb")].map { mebibytes, code in
      BadCase(.zip, "a sheet of \(mebibytes) MiB of nothing", .limited(code)) {
        changed { $0.parts[6].contents = [UInt8](repeating: 0x20, count: mebibytes << 20) }
      }
    }

  private static let bombs: [BadCase] = [
    BadCase(.zip, "strings of 65 MiB that say 1 KiB", .rejected("zip.damaged")) {
      changed {
        $0.parts[5].contents = [UInt8](repeating: 0x20, count: 65 << 20)
        $0.parts[5].size = 1024
      }
    },
    BadCase(.zip, "four parts of 3 MiB", .noMore(than: SmallForm.readings(), else: "*")) {
      changed { sample in
        for _ in 0..<4 {
          sample.parts.append(ArchiveSample.Part("p\(sample.parts.count)", [UInt8](repeating: 0x20, count: 3 << 20)))
        }
      }
    },
    BadCase(.zip, "1,001 parts", .limited("limit.parts")) {
      changed { sample in for part in 0..<994 + 1 { sample.parts.append(ArchiveSample.Part("p\(part)", "")) } }
    },
    BadCase(.zip, "20,000 parts", .limited("limit.parts")) {
      changed { sample in for part in 0..<20_000 { sample.parts.append(ArchiveSample.Part("p\(part)", "")) } }
    },
    BadCase(.zip, "all parts over the same bytes", .rejected("zip.*")) {
      changed { sample in for at in sample.parts.indices { sample.parts[at].offset = 0 } }
    },
  ]

  /// A byte turned over in the directory and the end: nothing is read that another program would read otherwise.
  private static let noise: [BadCase] = (1...80).map { back in
    BadCase(.zip, "byte \(back) from the end turned over", .noMore(than: SmallForm.readings(), else: "*")) {
      var bytes = workbook.bytes
      bytes[bytes.count - back] ^= 0xFF
      return bytes
    }
  }
}
