import Foundation
import TestSupport

/// One sheet of a seeded hundred, and for whom it is.
struct VariedSheet: Sendable {
  let file: String
  let vendor: String
  let product: String
  /// ISO; differs within a product, so that the sheet's date alone says which is current.
  let date: String
  /// nil: for all subscribers.
  let hospital: String?
}

/// Makes sheets from a fixture: other products, other dates, other marks.
struct VariedSheets {
  static let vendor = "株式会社みなもと医療クラウド"
  static let products = (1...12).map { "試験カルテ\($0)" }

  private let products: [String]
  private var random: Seeded
  private let lines: [String]
  private let folder: URL
  private var made = 0

  init(seed: UInt64, in folder: URL, products: [String] = Self.products) {
    self.products = products
    random = Seeded(state: seed)
    lines = String(decoding: fileBytes(Fixture.sheet("good")), as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    self.folder = folder
  }

  /// Writes the next one.
  mutating func next(hospitals: [String]) throws -> VariedSheet {
    made += 1
    let product = products[Int.random(in: 0..<products.count, using: &random)]
    // 37 and 1000 have no common divisor: all days differ, and they do not come in order.
    let day = made * 37 % 1_000
    let (year, month, dayOfMonth) = (2022 + day / 336, 1 + day % 336 / 28, 1 + day % 28)
    let text = lines.map { vary($0, product, "\(year)年\(month)月\(dayOfMonth)日") }.joined(separator: "\n")
    let file = folder.appending(path: "varied-\(made).txt").path
    try Data(text.utf8).write(to: URL(filePath: file))
    let isOwn = Int.random(in: 0..<5, using: &random) == 0
    let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    return VariedSheet(
      file: file, vendor: Self.vendor, product: product, date: "\(year)-\(two(month))-\(two(dayOfMonth))",
      hospital: isOwn ? hospitals.randomElement(using: &random) : nil)
  }

  private mutating func vary(_ line: String, _ product: String, _ date: String) -> String {
    var cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    if cells.first == "作成日" { return "作成日\t\(date)" }
    if cells.first == "サービス名称" { return "サービス名称\t\(product)" }
    let choices = cells.indices.filter { Self.words.contains(cells[$0].replacing("●", with: "")) }
    guard choices.count > 1 else { return line }
    switch Int.random(in: 0..<40, using: &random) {
    case 0:  // the mark is lost
      for at in choices { cells[at] = cells[at].replacing("●", with: "") }
    case 1:  // two marks
      for at in choices.prefix(2) { cells[at] = "●" + cells[at].replacing("●", with: "") }
    case 2...7:  // another mark
      for at in choices { cells[at] = cells[at].replacing("●", with: "") }
      let at = choices.randomElement(using: &random) ?? choices[0]
      cells[at] = "●" + cells[at]
    default: break
    }
    return cells.joined(separator: "\t")
  }

  private static let words: Set<String> = ["はい", "いいえ", "対象外", "該当", "非該当"]
}

/// SplitMix64: the same numbers for the same seed.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
