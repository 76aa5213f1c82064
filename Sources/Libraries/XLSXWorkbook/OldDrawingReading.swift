/// Reads the controls of a drawing in Excel's old language (VML), which newer programs write beside the new one.
///
/// Notes on cells are drawn by it too, and are left out.
struct OldDrawingReading {
  private(set) var controls: [Control] = []

  init(
    over sheet: Worksheet, _ reader: inout PartReader, _ contents: inout WorkbookContents
  ) throws(XLSXError) {
    guard case .start = try reader.next() else { throw reader.error(.rootElement) }
    while let child = try reader.child(of: 1) {
      guard child == .`v:shape` else { continue }
      try contents.countShape(reader)
      let number = OldDrawingReading.number(reader.bytes(.`o:spid`) ?? reader.bytes(.id) ?? [])
      var caption = TextRange.empty
      while let part = try reader.child(of: 2) {
        switch part {
        case .`v:textbox`: caption = try OldDrawingReading.caption(&reader, &contents)
        case .`vx:ClientData`:
          guard var control = try OldDrawingReading.control(&reader, shape: number, over: sheet) else { continue }
          control.caption = caption
          controls.append(control)
        default: continue
        }
      }
    }
  }

  /// The digits at the end of `_x0000_s1025`.
  private static func number(_ id: [UInt8]) -> Int {
    id.suffix(9).reversed().prefix { $0 &- 0x30 < 10 }.reversed().reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// All text of a box, whatever HTML it is in.
  private static func caption(
    _ reader: inout PartReader, _ contents: inout WorkbookContents
  ) throws(XLSXError) -> TextRange {
    let start = contents.text.bytes.count
    while true {
      switch try reader.next() {
      case .text: try reader.appendText(to: &contents.text)
      case .end where reader.depth < 3: return contents.trimmed(since: start)
      case .endOfPart: return contents.trimmed(since: start)
      default: continue
      }
    }
  }

  private static func control(
    _ reader: inout PartReader, shape: Int, over sheet: Worksheet
  ) throws(XLSXError) -> Control? {
    let kind: Control.Kind
    switch reader.string(.ObjectType) {
    case "Checkbox": kind = .checkBox
    case "Radio": kind = .optionButton
    case "Drop": kind = .dropDown
    case "List": kind = .list
    case "GBox": kind = .groupBox
    case "Note": return nil
    default: kind = .other
    }
    var control = Control(kind, .none, shape: shape)
    if kind == .checkBox || kind == .optionButton { control.state = .off }
    if kind == .dropDown || kind == .list { control.state = .chosen(0) }
    while let child = try reader.child(of: 3) {
      switch child {
      case .`vx:Anchor`: control.frame = try frame(try reader.bytes(of: 4), sheet, reader)
      case .`vx:FmlaLink`: control.linkedCell = String(decoding: try reader.bytes(of: 4), as: UTF8.self)
      case .`vx:Checked` where control.state == .off:
        switch String(decoding: try reader.bytes(of: 4), as: UTF8.self) {
        case "0": control.state = .off
        case "1": control.state = .on
        case "2": control.state = .mixed
        default: control.state = .unreadable
        }
      case .`vx:Sel` where control.state == .chosen(0):
        control.state = .chosen(try reader.integer(of: 4, in: 0...CellReference.rows))
      default: continue
      }
    }
    return control
  }

  /// Column, pixels, row and pixels of one corner, then of the other.
  private static func frame(
    _ text: [UInt8], _ sheet: Worksheet, _ reader: borrowing PartReader
  ) throws(XLSXError) -> Frame {
    let numbers = text.split(separator: UInt8(ascii: ",")).compactMap { part in
      DecimalNumber(part.filter { $0 > 0x20 })?.value
    }
    guard numbers.count == 8, numbers.allSatisfy({ (0...2_000_000).contains($0) }) else { throw reader.error(.value) }
    let (left, right) = (sheet.columns.start(of: Int(numbers[0])), sheet.columns.start(of: Int(numbers[4])))
    let (top, bottom) = (sheet.rows.start(of: Int(numbers[2])), sheet.rows.start(of: Int(numbers[6])))
    let x = left + Int(numbers[1]) * 9_525
    let y = top + Int(numbers[3]) * 9_525
    return Frame(
      x: x, y: y, width: max(0, right + Int(numbers[5]) * 9_525 - x),
      height: max(0, bottom + Int(numbers[7]) * 9_525 - y))
  }
}

extension WorkbookContents {
  /// The text since there was so much, without the white space around it, which only lays out the HTML.
  fileprivate mutating func trimmed(since start: Int) -> TextRange {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
    var (first, last) = (start, text.bytes.count)
    while first < last, isSpace(text.bytes[first]) { first += 1 }
    while last > first, isSpace(text.bytes[last - 1]) { last -= 1 }
    return TextRange(first..<last)
  }
}
