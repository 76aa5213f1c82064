import DisclosureCore

/// What somebody may have meant who wrote a name that does not exist.
enum NearestNames {
  /// The end of a sentence that offers them: `; did you mean '17.3.1'?`. Nil where no name is near.
  static func hint(_ word: String, among names: [String], atMost count: Int = 1) -> Label? {
    let near = of(word, among: names, atMost: count).map { "'\($0)'" }
    guard let last = near.last else { return nil }
    let names = near.count == 1 ? last : "\(near.dropLast().joined(separator: ", ")) or \(last)"
    return Label(japanese: "。\(near.joined(separator: "、")) のことでしょうか", english: "; did you mean \(names)?")
  }

  /// The names with the fewest letters to change, at most two, in the order given. Of equally near ones those that share
  /// more of their beginning win, then those as long as the word, then the later ones: numbers overshoot.
  static func of(_ word: String, among names: [String], atMost count: Int = 1) -> [String] {
    let folded = fold(word)
    guard (1...32).contains(folded.count) else { return [] }
    let measured = names.enumerated().map { at, name -> (at: Int, name: String, distance: Int, worth: [Int]) in
      let letters = fold(name)
      let shared = zip(folded, letters).prefix { $0 == $1 }.count
      return (at, name, distance(folded, letters), [shared, letters.count == folded.count ? 1 : 0, at])
    }.filter { $0.distance <= 2 && $0.distance < $0.name.unicodeScalars.count }
    guard let least = measured.map(\.distance).min() else { return [] }
    return measured.filter { $0.distance == least }.sorted { $1.worth.lexicographicallyPrecedes($0.worth) }
      .prefix(count).sorted { $0.at < $1.at }.map(\.name)
  }

  /// Small letters, and full-width ones as ASCII.
  private static func fold(_ text: String) -> [UInt32] {
    text.lowercased().unicodeScalars.map { (0xFF01...0xFF5E).contains($0.value) ? $0.value - 0xFEE0 : $0.value }
  }

  /// Letters put in, taken out, changed or swapped with their neighbour.
  private static func distance(_ one: [UInt32], _ other: [UInt32]) -> Int {
    var before: [Int] = []
    var row = Array(0...other.count)
    for i in one.indices {
      var next = [i + 1]
      for j in other.indices {
        var least = min(row[j + 1], next[j]) + 1
        least = min(least, row[j] + (one[i] == other[j] ? 0 : 1))
        if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] { least = min(least, before[j - 1] + 1) }
        next.append(least)
      }
      (before, row) = (row, next)
    }
    return row[other.count]
  }
}
