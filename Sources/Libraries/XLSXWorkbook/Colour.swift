/// A colour as a workbook writes it: by its own value, by a theme's or by the old palette.
enum Colour: Hashable {
  case automatic
  case rgb(UInt32)
  case theme(Int, tint: Double)
  case indexed(Int, tint: Double)

  /// That of the element that was met last.
  init(_ reader: borrowing PartReader) throws(XLSXError) {
    let tint = try reader.double(.tint, in: -1...1) ?? 0
    if let text = reader.bytes(.rgb) {
      guard let value = Colour.hexadecimal(text) else { throw reader.error(.value) }
      self = .rgb(value & 0xFF_FFFF)
    } else if let number = try reader.integer(.theme) {
      self = .theme(number, tint: tint)
    } else if let number = try reader.integer(.indexed) {
      self = .indexed(number, tint: tint)
    } else {
      self = .automatic
    }
  }

  /// `FFC00000` or `C00000`.
  static func hexadecimal(_ text: [UInt8]) -> UInt32? {
    guard text.count == 6 || text.count == 8 else { return nil }
    var value: UInt32 = 0
    for byte in text {
      let digit = byte &- 0x30 < 10 ? byte &- 0x30 : (byte | 0x20) &- 0x61 < 6 ? (byte | 0x20) &- 0x57 : 16
      guard digit < 16 else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}

/// The colours of a workbook's theme and palette.
struct Palette {
  /// In the order in which cells count them: light 1, dark 1, light 2, dark 2, six accents, two of links.
  var theme: [UInt32] = [
    0xFFFFFF, 0x000000, 0xEEECE1, 0x1F497D, 0x4F81BD, 0xC0504D, 0x9BBB59, 0x8064A2, 0x4BACC6, 0xF79646, 0x0000FF,
    0x800080,
  ]
  var indexed: [UInt32] = [
    0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF, 0x000000, 0xFFFFFF, 0xFF0000,
    0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF, 0x800000, 0x008000, 0x000080, 0x808000, 0x800080, 0x008080,
    0xC0C0C0, 0x808080, 0x9999FF, 0x993366, 0xFFFFCC, 0xCCFFFF, 0x660066, 0xFF8080, 0x0066CC, 0xCCCCFF, 0x000080,
    0xFF00FF, 0xFFFF00, 0x00FFFF, 0x800080, 0x800000, 0x008080, 0x0000FF, 0x00CCFF, 0xCCFFFF, 0xCCFFCC, 0xFFFF99,
    0x99CCFF, 0xFF99CC, 0xCC99FF, 0xFFCC99, 0x3366FF, 0x33CCCC, 0x99CC00, 0xFFCC00, 0xFF9900, 0xFF6600, 0x666699,
    0x969696, 0x003366, 0x339966, 0x003300, 0x333300, 0x993300, 0x993366, 0x333399, 0x333333,
  ]

  init() {}

  /// Reads a theme's colours.
  init(_ reader: inout PartReader) throws(XLSXError) {
    try reader.enter(.`a:theme`)
    var colours: [UInt32] = []
    while let part = try reader.child(of: 1) {
      guard part == .`a:themeElements` else { continue }
      while let scheme = try reader.child(of: 2) {
        guard scheme == .`a:clrScheme` else { continue }
        while try reader.child(of: 3) != nil {
          guard let kind = try reader.child(of: 4), colours.count < 12 else { throw reader.error(.value) }
          guard let text = reader.bytes(kind == .`a:sysClr` ? .lastClr : .val), let value = Colour.hexadecimal(text)
          else { throw reader.error(.value) }
          colours.append(value)
        }
      }
    }
    guard colours.count == 12 else { return }
    // A theme names the dark ones first, and cells count the light ones first.
    theme = [colours[1], colours[0], colours[3], colours[2]] + colours[4...]
  }

  /// Red, green and blue; nil for a colour that the program chooses.
  func rgb(_ colour: Colour) -> UInt32? {
    switch colour {
    case .automatic: nil
    case .rgb(let value): value
    case .theme(let number, let tint): theme.indices.contains(number) ? Palette.tinted(theme[number], tint) : nil
    case .indexed(let number, let tint): indexed.indices.contains(number) ? Palette.tinted(indexed[number], tint) : nil
    }
  }

  /// A colour made lighter or darker: its lightness moves towards white or black, hue and saturation stay.
  private static func tinted(_ rgb: UInt32, _ tint: Double) -> UInt32 {
    guard tint != 0 else { return rgb }
    let parts = [rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255].map { Double($0) / 255 }
    let (high, low) = (max(parts[0], parts[1], parts[2]), min(parts[0], parts[1], parts[2]))
    let lightness = (high + low) / 2
    let moved = tint < 0 ? lightness * (1 + tint) : lightness * (1 - tint) + tint
    // With hue and saturation kept, each part keeps its place between the lowest and the highest.
    let reach = min(lightness, 1 - lightness)
    let scale = reach == 0 ? 0 : min(moved, 1 - moved) / reach
    return parts.reduce(0) { value, part in
      let moved = max(0, min(255, ((part - lightness) * scale + moved) * 255))
      return value << 8 | UInt32(moved.rounded())
    }
  }
}
