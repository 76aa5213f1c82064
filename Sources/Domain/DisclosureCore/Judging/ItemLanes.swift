/// One bit for each row of a form, so that one question is put to all rows at once.
struct ItemLanes: Sendable, Hashable {
  /// A form has fewer rows than this; a test holds every known catalogue to it.
  static let count = 256
  /// The lane of what is no row: an item that the catalogue lacks, and the item of a rule that has none. It reads as
  /// absent and applies.
  static let noRow: UInt8 = 255

  private var words: SIMD4<UInt64>

  private init(words: SIMD4<UInt64>) { self.words = words }

  static let none = ItemLanes(words: .zero)
  static let all = ItemLanes(words: ~.zero)

  mutating func insert(_ lane: UInt8) { words[Int(lane >> 6)] |= 1 << UInt64(lane & 63) }
  func contains(_ lane: UInt8) -> Bool { words[Int(lane >> 6)] >> UInt64(lane & 63) & 1 != 0 }
  var isEmpty: Bool { words[0] | words[1] | words[2] | words[3] == 0 }

  static func & (left: ItemLanes, right: ItemLanes) -> ItemLanes { ItemLanes(words: left.words & right.words) }
  static func | (left: ItemLanes, right: ItemLanes) -> ItemLanes { ItemLanes(words: left.words | right.words) }
  static prefix func ~ (lanes: ItemLanes) -> ItemLanes { ItemLanes(words: ~lanes.words) }
}
