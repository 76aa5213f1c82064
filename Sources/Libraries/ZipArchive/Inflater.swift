import CZlib

/// Inflates one raw deflate stream, no further than a size and a ratio.
@safe
struct Inflater: ~Copyable {
  /// At a fixed address, which zlib compares with the one it began with.
  private let stream: UnsafeMutablePointer<z_stream>
  private let ratio: Int
  private let ratioBytes: Int

  init(ratio: Int, from ratioBytes: Int) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    self.ratio = ratio
    self.ratioBytes = ratioBytes
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deinitialize(count: 1)
    unsafe stream.deallocate()
  }

  static func checksum(of bytes: [UInt8]) -> UInt32 {
    let value = unsafe bytes.withUnsafeBufferPointer { all in
      unsafe crc32_z(0, all.baseAddress, all.count)
    }
    return UInt32(truncatingIfNeeded: value)
  }

  /// Inflates a stream that fills its input and gives no more than so many bytes.
  ///
  /// - Returns: what was inflated, and why it is not all, if so.
  consuming func inflate(_ input: Span<UInt8>, size: Int) -> ([UInt8], ZipError.Reason?) {
    guard unsafe inflateInit2_(stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      return ([], .memory)
    }
    guard let count = UInt32(exactly: input.count) else { return ([], .damagedData) }
    var failure: ZipError.Reason?
    // A byte more than the size: a stream that fills it is longer than it said. Untouched room costs no memory.
    let output = unsafe [UInt8](unsafeUninitializedCapacity: size + 1) { room, written in
      unsafe input.withUnsafeBufferPointer { packed in
        unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: packed.baseAddress)
        unsafe stream.pointee.avail_in = count
        failure = unsafe fill(room, &written)
      }
    }
    return (output, failure)
  }

  private func fill(_ room: UnsafeMutableBufferPointer<UInt8>, _ written: inout Int) -> ZipError.Reason? {
    while written < room.count {
      // In steps, so that a bomb is met while it is small.
      let step = min(room.count - written, 1 << 18)
      unsafe stream.pointee.next_out = room.baseAddress.map { unsafe $0 + written }
      unsafe stream.pointee.avail_out = UInt32(step)
      let code = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
      written += step - Int(unsafe stream.pointee.avail_out)
      if written > ratioBytes, written / ratio > Int(unsafe stream.pointee.total_in) { return .ratio(limit: ratio) }
      switch code {
      case Z_STREAM_END: return unsafe stream.pointee.avail_in == 0 ? nil : .damagedData
      case Z_OK: continue
      case Z_MEM_ERROR: return .memory
      default: return .damagedData
      }
    }
    return .size
  }
}
