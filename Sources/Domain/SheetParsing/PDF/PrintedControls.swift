import PDFPages

/// Boxes and rings that the form itself has on its choices, to be ticked: drawn ones, and the frames of a PDF's own controls.
///
/// Where most rows of a page have something drawn on several choices, that is no mark of a person: which of the drawn boxes
/// are ticked, only their looks tell. On other pages a drawing stays one.
struct PrintedControls {
  /// The marks that are parts of them, by their indices.
  private(set) var parts: Set<Int> = []
  /// How the drawn box on each choice looks, together with what lies in it.
  private(set) var looks: [(range: Range<Int>, look: UInt32)] = []

  private static let fewestRows = 3

  init(_ marks: [PageMark], _ choices: PlacedChoices) {
    let frames = PrintedControls.frames(marks)
    parts = frames
    var rows: [Int: [Range<Int>: [Int]]] = [:]
    for (at, mark) in marks.enumerated() where !frames.contains(at) && PrintedControls.kind(mark) != nil {
      guard case .one(let choice) = choices.meaning(of: Box(mark.box)) else { continue }
      rows[choice.line, default: [:]][choice.range, default: []].append(at)
    }
    let several = rows.values.count { $0.count > 1 }
    guard several >= PrintedControls.fewestRows, several * 4 >= rows.count * 3 else { return }
    for (range, drawn) in rows.values.joined() {
      parts.formUnion(drawn)
      let kinds = drawn.compactMap { PrintedControls.kind(marks[$0]) }.reduce(0, |)
      looks.append((range, kinds | UInt32(clamping: drawn.count) << 8))
    }
  }

  private static func kind(_ mark: PageMark) -> UInt32? {
    switch mark.kind {
    case .ellipse: 1
    case .rectangle: 2
    case .freeform: 4
    default: nil
    }
  }

  /// The borders of check boxes and radio buttons.
  private static func frames(_ marks: [PageMark]) -> Set<Int> {
    let controls = marks.compactMap { mark in if case .control = mark.kind { mark.box } else { nil } }
      .sorted { $0.top < $1.top }
    guard !controls.isEmpty else { return [] }
    return Set(
      marks.indices.filter { at in
        guard kind(marks[at]) != nil else { return false }
        let box = marks[at].box
        let first = controls.partitioningIndex { $0.top >= box.top - slack }
        return controls[first...].prefix { $0.top <= box.top + slack }.contains { control in
          zip(control.sides, box.sides).allSatisfy { abs($0 - $1) <= slack }
        }
      })
  }

  /// In points.
  private static let slack: Float = 1
}

extension PDFBox {
  fileprivate var sides: [Float] { [left, top, right, bottom] }
}

extension [PDFBox] {
  /// The first index from which on all elements fulfil a condition.
  fileprivate func partitioningIndex(_ isBehind: (PDFBox) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
