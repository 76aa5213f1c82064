import CZlib

/// An archive built by hand, field by field, so that each field can lie.
package struct ArchiveSample: Sendable {
  package struct Part: Sendable {
    package var name: [UInt8]
    package var contents: [UInt8]
    package var isDeflated = true
    package var flags = 0
    /// What the headers say instead of the truth.
    package var method: Int?
    package var size: Int?
    package var packedSize: Int?
    package var checksum: UInt32?
    package var localName: [UInt8]?
    package var localFlags: Int?
    package var localSize: Int?
    package var localExtra: [UInt8] = []
    package var extra: [UInt8] = []
    package var mode = 0
    package var disk = 0
    /// Of the header, in the directory.
    package var offset: Int?
    /// The packed bytes instead of what the contents pack to.
    package var packed: [UInt8]?
    /// Behind the data; `Descriptor` makes honest ones.
    package var descriptor: Descriptor?
    /// Bytes behind everything, that belong to nobody.
    package var gap: [UInt8] = []

    package init(_ name: String, _ contents: String = "") { self.init(name, Array(contents.utf8)) }

    package init(_ name: String, _ contents: [UInt8]) {
      self.name = Array(name.utf8)
      self.contents = contents
    }
  }

  package enum Descriptor: CaseIterable, Sendable {
    case plain, signed, wide, wideSigned, lying
  }

  package var parts: [Part]
  package var before: [UInt8] = []
  package var comment: [UInt8] = []
  package var after: [UInt8] = []
  package var entries: Int?
  package var directorySize: Int?
  package var directoryOffset: Int?
  package var disk = 0
  /// The 64-bit end, with a lie added to its count of entries.
  package var end64: Int?

  package init(_ parts: Part...) { self.parts = parts }

  package var bytes: [UInt8] {
    var all = before
    var directory: [UInt8] = []
    for part in parts {
      let start = all.count
      let packed = part.packed ?? (part.isDeflated ? deflated(part.contents) : part.contents)
      let sum = part.checksum ?? checksum(part.contents)
      let (size, packedSize) = (part.size ?? part.contents.count, part.packedSize ?? packed.count)
      let method = part.method ?? (part.isDeflated ? 8 : 0)
      let flags = part.flags | (part.descriptor == nil ? 0 : 8)
      let isOpen = part.descriptor != nil
      all += [0x50, 0x4B, 3, 4] + le(20, 2) + le(part.localFlags ?? flags, 2) + le(method, 2) + le(0, 4)
      all += le(isOpen ? 0 : Int(sum), 4) + le(isOpen ? 0 : packedSize, 4)
      all += le(isOpen ? 0 : part.localSize ?? size, 4)
      all += le((part.localName ?? part.name).count, 2) + le(part.localExtra.count, 2)
      all += (part.localName ?? part.name) + part.localExtra + packed
      all += descriptor(part.descriptor, sum, packedSize, size) + part.gap
      directory += [0x50, 0x4B, 1, 2] + le(20, 2) + le(20, 2) + le(flags, 2) + le(method, 2) + le(0, 4)
      directory += le(Int(sum), 4) + le(packedSize, 4) + le(size, 4)
      directory += le(part.name.count, 2) + le(part.extra.count, 2) + le(0, 2) + le(part.disk, 2) + le(0, 2)
      directory += le(part.mode << 16, 4) + le(part.offset ?? start, 4) + part.name + part.extra
    }
    let (offset, size) = (directoryOffset ?? all.count, directorySize ?? directory.count)
    all += directory
    if let lie = end64 {
      let at = all.count
      let count = parts.count + lie
      all += [0x50, 0x4B, 6, 6] + le(44, 8) + le(45, 2) + le(45, 2) + le(0, 4) + le(0, 4)
      all += le(count, 8) + le(count, 8) + le(size, 8) + le(offset, 8)
      all += [0x50, 0x4B, 6, 7] + le(0, 4) + le(at, 8) + le(1, 4)
    }
    let count = entries ?? parts.count
    all += [0x50, 0x4B, 5, 6] + le(disk, 2) + le(disk, 2) + le(count, 2) + le(count, 2)
    all += le(size, 4) + le(end64 == nil ? offset : 0xFFFF_FFFF, 4) + le(comment.count, 2) + comment
    return all + after
  }

  private func descriptor(_ kind: Descriptor?, _ sum: UInt32, _ packed: Int, _ size: Int) -> [UInt8] {
    let signature: [UInt8] = [0x50, 0x4B, 7, 8]
    return switch kind {
    case nil: []
    case .plain: le(Int(sum), 4) + le(packed, 4) + le(size, 4)
    case .signed: signature + le(Int(sum), 4) + le(packed, 4) + le(size, 4)
    case .wide: le(Int(sum), 4) + le(packed, 8) + le(size, 8)
    case .wideSigned: signature + le(Int(sum), 4) + le(packed, 8) + le(size, 8)
    case .lying: signature + le(Int(sum), 4) + le(packed, 4) + le(size + 1, 4)
    }
  }
}

/// A number in little-endian bytes.
package func le(_ value: Int, _ width: Int) -> [UInt8] {
  (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
}

package func checksum(_ bytes: [UInt8]) -> UInt32 {
  UInt32(truncatingIfNeeded: unsafe bytes.withUnsafeBufferPointer { unsafe crc32_z(0, $0.baseAddress, $0.count) })
}

/// A raw deflate stream, by zlib.
package func deflated(_ bytes: [UInt8]) -> [UInt8] {
  var stream = unsafe z_stream()
  unsafe deflateInit2_(&stream, 9, Z_DEFLATED, -15, 8, 0, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  defer { unsafe deflateEnd(&stream) }
  var input = bytes
  let room = Int(unsafe deflateBound(&stream, UInt(bytes.count)))
  return unsafe [UInt8](unsafeUninitializedCapacity: room) { output, written in
    unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe stream.next_in = input.baseAddress
      unsafe stream.avail_in = UInt32(input.count)
      unsafe stream.next_out = output.baseAddress
      unsafe stream.avail_out = UInt32(room)
      unsafe deflate(&stream, Z_FINISH)
    }
    written = room - Int(unsafe stream.avail_out)
  }
}
