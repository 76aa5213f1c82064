/// What somebody may have meant who wrote a name that does not exist.
enum Suggestion {
  /// The known name with the fewest letters to change, at most two; nil for a name that resembles none.
  static func closest(to word: String, among known: [String]) -> String? {
    guard word.utf8.count <= 64 else { return nil }
    let near = known.map { (name: $0, distance: distance(Array(word.utf8), Array($0.utf8))) }
      .filter { $0.distance <= 2 && $0.distance < $0.name.utf8.count - 1 }
    return near.min { $0.distance < $1.distance }?.name
  }

  /// Levenshtein's distance: letters put in, taken out or changed.
  private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var row = Array(0...other.count)
    for (i, letter) in one.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, opposite) in other.enumerated() {
        let changed = diagonal + (letter == opposite ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(changed, row[j] + 1, diagonal + 1)
      }
    }
    return row[other.count]
  }
}
