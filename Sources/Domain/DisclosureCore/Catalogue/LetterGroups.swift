/// The hashes of each two and each three neighbouring letters of a question.
///
/// A group of letters that stands in the question again has a hash of its own each time.
enum LetterGroups {
  /// - Parameters:
  ///   - letters: from the first place on; the places at either end are no letters (0), so that a word put at the head or
  ///     the end shows as one in the middle does.
  ///   - end: the place behind the last letter.
  ///   - hashes: one bit for each, all of them 0.
  static func mark(_ letters: Span<UInt32>, to end: Int, in hashes: inout MutableSpan<UInt64>) {
    var two: UInt64 = 0
    var at = 0
    while at < end {
      at += 1
      let three = two << 21 | UInt64(letters[at])
      two = three & ((1 << 42) - 1)
      mark(two, number: 2 * at, letters, in: &hashes)
      if at > 1 { mark(three, number: 2 * at + 1, letters, in: &hashes) }
    }
  }

  /// Only where the hash of a group is there already may the group itself be there too.
  @inline(__always)
  private static func mark(
    _ group: UInt64, number: Int, _ letters: Span<UInt32>, in hashes: inout MutableSpan<UInt64>
  ) {
    let first = hash(group, times: 0)
    let (word, bit) = HashBits.place(of: first)
    if hashes[word] & bit == 0 {
      hashes[word] |= bit
    } else {
      let (word, bit) = HashBits.place(of: hash(group, times: times(of: group, before: number, letters)))
      hashes[word] |= bit
    }
  }

  /// The groups that end in letter n are the pair with the number 2n and the three with 2n + 1; letters have at most
  /// 21 bits each.
  private static func times(of group: UInt64, before number: Int, _ letters: Span<UInt32>) -> UInt64 {
    let last = number / 2
    let letter = UInt32(group & 0x1F_FFFF)
    var times: UInt64 = 0
    var at = 0
    while at < last {
      at += 1
      guard letters[at] == letter else { continue }
      let two = UInt64(letters[at - 1]) << 21 | UInt64(letter)
      if 2 * at < number, two == group { times += 1 }
      if 2 * at + 1 < number, at > 1, UInt64(letters[at - 2]) << 42 | two == group { times += 1 }
    }
    return times
  }

  /// The top 12 bits of a group mixed as SplitMix64 does.
  @inline(__always)
  private static func hash(_ group: UInt64, times: UInt64) -> UInt16 {
    let group = group &+ times &* 0x9E37_79B9_7F4A_7C15
    let mixed = (group ^ (group >> 29)) &* 0x9E37_79B9_7F4A_7C15
    return UInt16(truncatingIfNeeded: ((mixed ^ (mixed >> 32)) &* 0xBF58_476D_1CE4_E5B9) >> 52)
  }
}
