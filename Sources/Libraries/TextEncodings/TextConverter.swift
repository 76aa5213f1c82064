import CIconv
import Glibc

/// A strict converter between an encoding and UTF-8: what it cannot convert is an error with its place, never a
/// replacement character.
@safe package struct TextConverter: ~Copyable {
  /// Bytes that are no text in the encoding, or are cut off.
  package struct Undecodable: Error, Equatable {
    /// Of the first byte that could not be converted, from the start of the input.
    package let offset: Int

    package init(offset: Int) { self.offset = offset }
  }

  package enum Direction: Sendable {
    case toUTF8
    case fromUTF8
  }

  private let descriptor: iconv_t
  private let isUTF8: Bool

  /// Opens a converter; nil where the C library's module for the encoding is not installed.
  package init?(_ encoding: TextEncoding, _ direction: Direction = .toUTF8) {
    let (target, source) = direction == .toUTF8 ? ("UTF-8", encoding.codec) : (encoding.codec, "UTF-8")
    guard let opened = unsafe iconv_open(target, source), Int(bitPattern: opened) != -1 else { return nil }
    unsafe descriptor = opened
    isUTF8 = encoding == .utf8
  }

  deinit { unsafe iconv_close(descriptor) }

  /// Converts all of the input from some byte on. The output has at most four bytes for each that came in, and a few.
  package borrowing func convert(_ input: [UInt8], from start: Int = 0) throws(Undecodable) -> [UInt8] {
    guard start < input.count else { return [] }
    // The C library takes numbers beyond Unicode for UTF-8.
    guard !isUTF8 else { return try TextConverter.valid(input, from: start) }
    var output: [UInt8] = []
    output.reserveCapacity((input.count - start) * 2)
    var input = input
    let failure = unsafe input.withUnsafeMutableBytes { source in
      unsafe convert(UnsafeMutableRawBufferPointer(rebasing: source[start...]), into: &output)
    }
    if let failure { throw Undecodable(offset: start + failure) }
    return output
  }

  private static func valid(_ input: [UInt8], from start: Int) throws(Undecodable) -> [UInt8] {
    do {
      _ = try UTF8Span(validating: input.span.extracting(start...))
    } catch {
      throw Undecodable(offset: start + error.byteOffsets.lowerBound)
    }
    return Array(input[start...])
  }

  /// - Returns: where the source could not be converted, or nil.
  private borrowing func convert(_ source: UnsafeMutableRawBufferPointer, into output: inout [UInt8]) -> Int? {
    unsafe iconv(descriptor, nil, nil, nil, nil)
    var next = unsafe source.baseAddress?.assumingMemoryBound(to: CChar.self)
    var left = source.count
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // Once all is taken, what the converter still holds is asked for: the way back to the first character set.
      let isFlushing = left == 0
      let size = chunk.count
      var free = size
      let (result, code) = unsafe chunk.withUnsafeMutableBytes { target in
        var place = unsafe target.baseAddress?.assumingMemoryBound(to: CChar.self)
        let result =
          isFlushing
          ? unsafe iconv(descriptor, nil, nil, &place, &free) : unsafe iconv(descriptor, &next, &left, &place, &free)
        return (result, errno)
      }
      output += chunk[..<(size - free)]
      if result != TextConverter.failed {
        if isFlushing { return nil }
      } else if code != E2BIG {
        return source.count - left
      }
    }
  }

  private static let failed = -1
}
