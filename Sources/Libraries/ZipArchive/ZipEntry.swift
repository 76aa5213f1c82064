/// One file or folder of an archive, as its directory and the header before its data agree on.
package struct ZipEntry: Sendable {
  /// Relative, with `/` between its parts; a folder's ends in `/`. The bytes as they stand: no encoding is guessed.
  package let name: [UInt8]
  /// Inflated, as the directory says; held against the data when it is read.
  package let size: Int

  let isDeflated: Bool
  let checksum: UInt32
  /// The packed bytes, by their place in the archive.
  let data: Range<Int>

  /// The name for people: what is not printable ASCII is written `\xE3`, and what is long is cut.
  package var escapedName: String { ZipEntry.escaped(name) }

  static func escaped(_ name: some Collection<UInt8>) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var text: [UInt8] = []
    for byte in name.prefix(60) {
      if (0x20..<0x7F).contains(byte), byte != 0x5C {
        text.append(byte)
      } else {
        text += [0x5C, 0x78, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: text, as: UTF8.self) + (name.count > 60 ? "…" : "")
  }

  /// A name by which entries are told apart: ASCII letters of either case are one, as package formats have it.
  static func folded(_ name: some Sequence<UInt8>) -> [UInt8] {
    name.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  }
}
