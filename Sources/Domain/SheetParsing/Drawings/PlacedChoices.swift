/// Where the choices of a sheet or a page stand, so that what is drawn can be told to lie on one of them.
struct PlacedChoices {
  /// A printed choice, or an empty cell under one.
  struct Choice {
    /// In the document's bytes.
    let range: Range<Int>
    /// What the drawing must lie in, where it does not lie around the word: the cell, or the word itself.
    let box: Box
    /// The word's own letters; where there are none, the cell.
    let word: Box
    /// How high its letters are.
    let letters: Double
    /// Of the line that it stands in.
    let line: Int
  }

  /// What a drawing means.
  enum Meaning {
    case one(Choice)
    /// It lies between choices or on several, so that nobody could say.
    case unclear([Choice])
    /// It lies on no choice, or on so many rows that it frames a part of the sheet.
    case nothing
  }

  private static let mostRows = 2
  /// In what part a drawing lies in the place of its choice.
  private static let within = 0.85
  private static let flat = 0.7
  /// So many times nearer to its choice than to any other a drawing must be.
  private static let nearer = 1.5

  /// By their top edges.
  private let choices: [Choice]
  private let tallest: Double

  init(_ choices: [Choice]) {
    self.choices = choices.sorted { $0.box.top < $1.box.top }
    tallest = choices.map(\.box.height).max() ?? 0
  }

  func meaning(of drawing: Box) -> Meaning {
    // What is much flatter than the words lies around none: a ring on a hidden row was pressed flat.
    let near = near(drawing).filter { $0.letters * PlacedChoices.flat <= drawing.height }
    let meant = near.filter { PlacedChoices.lies(drawing, on: $0) }
    guard Set(meant.map(\.line)).count <= PlacedChoices.mostRows else { return .nothing }
    guard meant.count == 1, let choice = meant.first else { return near.isEmpty ? .nothing : .unclear(near) }
    // Words on other lines are as far away as their lines are.
    let distance = choice.word.distance(fromMiddleTo: drawing)
    let others = near.filter { $0.range != choice.range }
    let isNearest = others.allSatisfy { $0.word.distance(fromMiddleTo: drawing) >= distance * PlacedChoices.nearer }
    return isNearest ? .one(choice) : .unclear(near)
  }

  /// The choices of the row that a point is beside, from left to right.
  func row(at y: Double) -> [Choice] {
    let beside = near(Box(left: -.infinity, top: y, right: .infinity, bottom: y.nextUp))
    return beside.sorted { $0.box.left < $1.box.left }
  }

  /// The choices whose middles an area covers.
  func under(_ area: Box) -> [Choice] { near(area).filter { area.contains($0.word.middle) } }

  private static func lies(_ drawing: Box, on choice: Choice) -> Bool {
    if drawing.contains(choice.word.middle) { return true }
    let shared = min(drawing.right, choice.box.right) - max(drawing.left, choice.box.left)
    return choice.box.contains(drawing.middle) && shared >= within * drawing.width
  }

  private func near(_ box: Box) -> [Choice] {
    var (low, high) = (0, choices.count)
    while low < high {
      let middle = (low + high) / 2
      if choices[middle].box.top < box.top - tallest { low = middle + 1 } else { high = middle }
    }
    return choices[low...].prefix { $0.box.top < box.bottom }.filter { $0.box.overlaps(box) }
  }
}
