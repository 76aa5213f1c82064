import DisclosureIdentity
import DisclosureMessages

/// Submissions whose envelope is cut, foreign, of another version, or names nobody.
enum EnvelopeCases {
  static let all = whole + cut + schemas + names + fields + noise

  private static let content = Array(SmallForm().text.utf8)

  private static func submitted(_ change: (inout SheetSubmitted) -> Void = { _ in }) -> SheetSubmitted {
    var event = SheetSubmitted()
    (event.submitter, event.submissionID, event.audience) = ("vendor", "2026/1", .hospital("hospital-1"))
    (event.vendor, event.product, event.content) = ("株式会社見本", "見本クラウド", content)
    event.sha256 = ContentHash.sha256(content).bytes
    change(&event)
    return event
  }

  private static let bytes = submitted().encoded()
  private static let invalid = Expected.rejected("envelope.invalid")
  private static let accepted = Expected.accepted(SmallForm.readings())

  private static let whole = [BadCase(.envelope, "whole", accepted) { bytes }]

  /// Cut within the fields before the content, within it, and within the hash: no field may be cut.
  private static let cut = (1..<40).map { part in
    BadCase(.envelope, "cut at \(part) of 40", invalid) { Array(bytes.prefix(bytes.count * part / 40)) }
  }

  private static let schemas: [BadCase] =
    ([0, 1, 2, 3, 127, 128, 65_536, 4_294_967_295] as [UInt64]).map { schema in
      let expected: Expected = schema == 1 ? accepted : schema == 0 ? invalid : .rejected("schema.newer")
      return BadCase(.envelope, "schema \(schema)", expected) { varint(8) + varint(schema) + bytes.dropFirst(2) }
    }
    + [
      BadCase(.envelope, "no schema", invalid) { Array(bytes.dropFirst(2)) },
      BadCase(.envelope, "schema as text", invalid) { [0x0A, 1, 0x31] + bytes.dropFirst(2) },
      BadCase(.envelope, "a newer schema in front of noise", .rejected("schema.newer")) { [8, 2, 0xFF, 0xFF] },
      BadCase(.envelope, "schema twice, last newer", .rejected("schema.newer")) { bytes + [8, 9] },
    ]

  private static func varint(_ value: UInt64) -> [UInt8] {
    var (rest, bytes) = (value, [UInt8]())
    while rest >= 128 {
      bytes.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  private static let names = [
    ("empty", ""), ("space", "a b"), ("slash", "a/b"), ("NUL", "a\0"), ("line end", "a\nb"), ("Japanese", "病院"),
    ("too long", String(repeating: "a", count: 129)),
    ("upwards", "../a"), ("quote", "a'b"), ("full width", "ａ"), ("bidi", "a\u{202E}b"), ("percent", "%00"),
    ("colon", "a:b"),
  ].flatMap { name, text in
    [
      BadCase(.envelope, "submitter: \(name)", invalid) { submitted { $0.submitter = text }.encoded() },
      BadCase(.envelope, "hospital: \(name)", invalid) { submitted { $0.audience = .hospital(text) }.encoded() },
      // Printable ASCII without space is a submission id.
      BadCase(
        .envelope, "submission id: \(name)",
        ["slash", "upwards", "quote", "percent", "colon"].contains(name) ? accepted : invalid
      ) {
        submitted { $0.submissionID = text }.encoded()
      },
    ]
  }

  private static let fields: [BadCase] = [
    BadCase(.envelope, "no audience", invalid) { submitted { $0.audience = nil }.encoded() },
    BadCase(.envelope, "for all subscribers", accepted) { submitted { $0.audience = .subscribers }.encoded() },
    BadCase(.envelope, "no content", .rejected("content.empty")) { submitted { $0.content = [] }.encoded() },
    BadCase(.envelope, "a vendor of 1,001 bytes", invalid) {
      submitted { $0.vendor = String(repeating: "v", count: 1001) }.encoded()
    },
    BadCase(.envelope, "a product with a NUL", invalid) { submitted { $0.product = "a\0b" }.encoded() },
    BadCase(.envelope, "a file name that leads upwards", accepted) {
      submitted { $0.fileName = "../../etc/passwd" }.encoded()
    },
    BadCase(.envelope, "a media type that lies", accepted) { submitted { $0.mediaType = "application/pdf" }.encoded() },
    BadCase(.envelope, "a signature that is none", accepted) {
      submitted { ($0.keyID, $0.signature) = ("k", [1]) }.encoded()
    },
    BadCase(.envelope, "not after the year 0", accepted) { submitted { $0.notAfter = .min }.encoded() },
    BadCase(.envelope, "an unknown field", accepted) { bytes + [0xFA, 0x7F, 2, 1, 2] },
    BadCase(.envelope, "an unknown group", invalid) { bytes + [0xFB, 0x7F] },
    BadCase(.envelope, "field 0", invalid) { bytes + [0x02, 0] },
    BadCase(.envelope, "a vendor that is not UTF-8", invalid) { bytes + [0x32, 2, 0xFF, 0xFE] },
    BadCase(.envelope, "a vendor with a surrogate", invalid) { bytes + [0x32, 3, 0xED, 0xA0, 0x80] },
    BadCase(.envelope, "a length beyond the end", invalid) { bytes + [0x52, 0xFF, 0xFF, 0xFF, 0x7F] },
    BadCase(.envelope, "a length of 64 bits", invalid) { bytes + [0x52] + [UInt8](repeating: 0xFF, count: 9) + [1] },
    BadCase(.envelope, "a number of eleven bytes", invalid) { bytes + [0x70] + [UInt8](repeating: 0xFF, count: 11) },
    BadCase(.envelope, "content as a number", invalid) { bytes + [0x50, 1] },
    BadCase(.envelope, "submitter twice, last empty", invalid) { bytes + [0x12, 0] },
    BadCase(.envelope, "both audiences", accepted) { bytes + [0x2A, 0] },
    BadCase(.envelope, "nothing", invalid) { [] },
    BadCase(.envelope, "another event", invalid) {
      var event = SubmissionSettled()
      event.submission = "a"
      return event.encoded()
    },
    BadCase(.envelope, "JSON", invalid, text: "{\"schema\":1}"),
    BadCase(.envelope, "the document alone", invalid) { content },
  ]

  /// Each byte of the front turned over: never another submitter's name with the same hash, at most a refusal.
  private static let noise = (0..<24).map { at in
    BadCase(.envelope, "byte \(at) turned over", .noMore(than: SmallForm.readings(), else: "*")) {
      var changed = bytes
      changed[at] ^= 0xFF
      return changed
    }
  }
}
