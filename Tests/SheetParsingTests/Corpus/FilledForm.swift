import DisclosureCore

/// A form with our own labels, filled in at random: what a vendor meant.
struct FilledForm {
  struct Row {
    let item: Item
    /// Nil where the vendor left the row out.
    let answer: Answer?
    let remarks: [Int]
    /// Counted from 0, of the rows that can be answered.
    let number: Int

    var isGate: Bool { item.kind == .gate }
    var choices: [Answer] { isGate ? [.applies, .doesNotApply] : [.yes, .no, .notApplicable] }
    /// Whether the row stands in the second half, which another person filled in.
    var isInSecondHalf: Bool { number >= 98 }

    var question: String { item.label.japanese + (item.kind == .bullet ? "" : "？") }
    /// Number and question, as most sheets have them.
    var head: String { head(id: item.id) }
    func head(id: String, _ gap: String = " ") -> String { item.kind == .bullet ? "・" + question : id + gap + question }

    var remark: String { remarks.isEmpty ? "-" : remarks.map(String.init).joined(separator: "/") }
    /// The cells 備考 and its content.
    var remarkCells: String { "備考\t\(remark)" }
  }

  let rows: [Row]

  /// - Parameter blanks: how many rows of a hundred are left out.
  init(blanks: Int, using random: inout some RandomNumberGenerator) {
    let items = Catalogue.sds50.items.filter(\.isAnswerable)
    rows = items.enumerated().map { number, item in
      Row(
        item: item,
        answer: Int.random(in: 0..<100, using: &random) < blanks
          ? nil : item.answers.inOrder.randomElement(using: &random),
        remarks: Int.random(in: 0..<8, using: &random) == 0 ? [Int.random(in: 1...5, using: &random)] : [],
        number: number)
    }
  }
}

/// The word that the form prints for an answer.
func word(_ answer: Answer) -> String {
  switch answer {
  case .yes: "はい"
  case .no: "いいえ"
  case .notApplicable: "対象外"
  case .applies: "該当"
  case .doesNotApply: "非該当"
  }
}

/// A small generator with a seed, so that a failing run can be had again.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
