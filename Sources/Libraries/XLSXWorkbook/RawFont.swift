/// A font or the look of a run, before its colour is known.
struct RawFont {
  private var look = FontStyle()
  private var colour = Colour.automatic
  private var name: [UInt8] = []

  /// Reads the children of an element at a depth less one.
  init(_ reader: inout PartReader, of depth: Int) throws(XLSXError) {
    while let child = try reader.child(of: depth) {
      switch child {
      case .`x:b`: look.isBold = try reader.flag(.val, absent: true)
      case .`x:strike`: look.isStruck = try reader.flag(.val, absent: true)
      case .`x:u`: look.isUnderlined = reader.string(.val) != "none"
      case .`x:sz`: look.size = try reader.double(.val, in: 0...1_000) ?? look.size
      case .`x:color`: colour = try Colour(reader)
      case .`x:name`, .`x:rFont`: name = reader.bytes(.val) ?? []
      default: continue
      }
    }
  }

  var isJapanese: Bool {
    name.contains { $0 >= 0x80 } || ["MS P", "Yu G", "Meiryo", "BIZ "].contains { name.starts(with: $0.utf8) }
  }

  func style(_ palette: Palette) -> FontStyle {
    var style = look
    style.colour = palette.rgb(colour) ?? 0
    return style
  }
}

/// A fill, before its colours are known.
struct RawFill {
  private var pattern: [UInt8] = []
  private var colours: [Colour] = []

  init(_ reader: inout PartReader) throws(XLSXError) {
    while let kind = try reader.child(of: 3) {
      switch kind {
      case .`x:patternFill`:
        pattern = reader.bytes(.patternType) ?? Array("none".utf8)
        while let child = try reader.child(of: 4) {
          // Of a solid fill only the colour in front is seen.
          guard child == .`x:fgColor` || child == .`x:bgColor` && !pattern.elementsEqual("solid".utf8) else { continue }
          colours.append(try Colour(reader))
        }
      case .`x:gradientFill`:
        pattern = Array("gradient".utf8)
        while try reader.child(of: 4) != nil {
          while let child = try reader.child(of: 5) {
            if child == .`x:color` { colours.append(try Colour(reader)) }
          }
        }
      default: continue
      }
      guard colours.count <= 64 else { throw reader.error(.value) }
    }
  }

  /// 0 for no fill; the same for two fills that look the same.
  func look(_ palette: Palette) -> UInt64 {
    guard !pattern.isEmpty, !pattern.elementsEqual("none".utf8) else { return 0 }
    // FNV-1a over what is seen: equal fills are equal, and different ones as good as never.
    var look: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ byte: UInt8) { look = (look ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for byte in pattern { add(byte) }
    for colour in colours {
      let value = palette.rgb(colour) ?? 0xFF00_0000
      for shift in [24, 16, 8, 0] as [UInt32] { add(UInt8(truncatingIfNeeded: value >> shift)) }
    }
    return look == 0 ? 1 : look
  }
}
