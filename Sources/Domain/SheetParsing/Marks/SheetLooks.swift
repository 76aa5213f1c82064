import DisclosureCore

/// Which looks of words mean that they are chosen, as all rows of the sheet together show.
///
/// A look is believed only if it separates chosen from unchosen: in most rows of three choices one word differs from its
/// two siblings in the same way, and it is not the same word in every row. What the form itself prints tells nothing.
struct SheetLooks {
  /// What the looks of one row say.
  struct Verdict {
    var placed: [(answer: Answer, mark: Evidence.Mark)] = []
    var isUnclear = false
  }

  private struct Votes {
    var odd: [UInt32: Int] = [:]
    var sibling: [UInt32: Int] = [:]
    var oddAnswers: [UInt32: Set<Answer>] = [:]
  }

  /// For each respect the values of chosen words, and those of their siblings.
  private var chosen: [Evidence.Mark: Set<UInt32>] = [:]
  private var plain: [Evidence.Mark: Set<UInt32>] = [:]
  /// The looks that a word has in every row.
  private var printed: [Evidence.Mark: [Answer: UInt32]] = [:]
  /// So many times more often than the contrary a look must say the same.
  private static let majority = 4

  init(_ rows: [RowOverlays]) {
    let marks = Set(rows.flatMap(\.differing))
    for mark in marks {
      printed[mark] = SheetLooks.printed(mark, rows)
      // What is struck out is not chosen, whoever struck it.
      if mark == .strike {
        (chosen[mark], plain[mark]) = ([0], [1])
      } else {
        learn(mark, rows)
      }
    }
  }

  func verdict(_ row: RowOverlays) -> Verdict {
    var verdict = Verdict()
    // Where all words look chosen, they do not differ.
    let alike = chosen.keys.filter { mark in
      mark != .strike && !row.differing.contains(mark)
        && row.choices.contains { $0.look(mark) != 0 && chosen[mark]?.contains($0.look(mark)) ?? false }
    }
    for mark in row.differing + alike {
      guard let chosen = chosen[mark], let plain = plain[mark] else {
        if !row.choices.allSatisfy({ isPrinted(mark, $0) }) { verdict.isUnclear = true }
        continue
      }
      let placed = row.choices.filter { chosen.contains($0.look(mark)) }.map(\.answer)
      let isKnown = row.choices.allSatisfy { choice in
        let look = choice.look(mark)
        return chosen.contains(look) || plain.contains(look) || isPrinted(mark, choice) || mark == .control && look == 0
      }
      // Two words that were not struck out are no answer, and no contradiction either.
      if !isKnown || (mark == .strike && placed.count != 1) {
        verdict.isUnclear = true
      } else {
        verdict.placed += placed.map { ($0, mark) }
      }
    }
    return verdict
  }

  private func isPrinted(_ mark: Evidence.Mark, _ choice: RowOverlays.Choice) -> Bool {
    printed[mark]?[choice.answer] == choice.look(mark)
  }

  private mutating func learn(_ mark: Evidence.Mark, _ rows: [RowOverlays]) {
    var votes = Votes()
    for row in rows where row.choices.count == ChoiceTail.question.count {
      let looks = row.choices.map { $0.look(mark) }
      // What has no box cannot be ticked.
      if mark == .control, looks.contains(0) { continue }
      guard Set(looks).count == 2, let odd = looks.indices.first(where: { at in looks.count { $0 == looks[at] } == 1 })
      else { continue }
      votes.odd[looks[odd], default: 0] += 1
      votes.oddAnswers[looks[odd], default: []].insert(row.choices[odd].answer)
      let sibling = looks[odd == 0 ? 1 : 0]
      votes.sibling[sibling, default: 0] += 1
    }
    func prevails(_ value: UInt32, _ here: [UInt32: Int], _ there: [UInt32: Int]) -> Bool {
      value != RowOverlays.partly && (here[value] ?? 0) >= SheetLooks.majority * (there[value] ?? 0)
    }
    let chosen = votes.odd.keys.filter { prevails($0, votes.odd, votes.sibling) }
    // A word that is odd in every row has its look from the form.
    guard Set(chosen.flatMap { votes.oddAnswers[$0] ?? [] }).count > 1 else { return }
    self.chosen[mark] = Set(chosen)
    plain[mark] = Set(votes.sibling.keys.filter { prevails($0, votes.sibling, votes.odd) })
  }

  private static func printed(_ mark: Evidence.Mark, _ rows: [RowOverlays]) -> [Answer: UInt32] {
    var seen: [Answer: (value: UInt32, rows: Int)] = [:]
    var varying: Set<Answer> = []
    for choice in rows.flatMap(\.choices) {
      let value = choice.look(mark)
      if let known = seen[choice.answer], known.value != value { varying.insert(choice.answer) }
      seen[choice.answer] = (value, (seen[choice.answer]?.rows ?? 0) + 1)
    }
    return seen.filter { $0.value.rows > 1 && !varying.contains($0.key) }.mapValues(\.value)
  }
}
