/// A sheet's rows in the two forms in which rules ask them: a byte for each row, and a bit for each row and question.
///
/// Made once per sheet, whatever the number of policies. A reference, so that "the same sheet" is cheap to tell.
final class SheetPlanes: Sendable {
  /// By lane.
  let rows: [RowCode]
  /// By the number of the answer set.
  let answered: [LaneTruth]
  /// What the plainest rule, "these rows say one of these answers", comes to; by the number of the answer set.
  let expected: [Expectation]
  let remarkPresent: LaneTruth
  let applies: LaneTruth

  /// The lanes in which an `expect` fails, and those in which it is unknown.
  struct Expectation: Sendable {
    let fails: ItemLanes
    let isUnknown: ItemLanes
    /// Where a sure answer is none of these, whether or not the row applies.
    let isUnmet: ItemLanes
  }

  /// - Parameters: the rows of a sheet, and whether each applies, in the catalogue's order.
  init(rows: [SheetFacts.Row], applies truths: [Truth]) {
    var codes = [RowCode](repeating: .noRow, count: ItemLanes.count)
    var explicit = ItemLanes.none
    var saying = [ItemLanes](repeating: .none, count: AnswerSet.numbers)
    var (remark, applies) = (LaneTruth.unknown, LaneTruth.unknown)
    applies.set(ItemLanes.noRow, .true)
    for (lane, truth) in zip(UInt8(0)..<ItemLanes.noRow, truths) {
      let row = Int(lane) < rows.count ? rows[Int(lane)] : nil
      let code = RowCode(row, applies: truth)
      codes[Int(lane)] = code
      if let answer = code.answer {
        explicit.insert(lane)
        saying[AnswerSet([answer]).number].insert(lane)
      }
      remark.set(lane, code.remarkPresent)
      applies.set(lane, truth)
    }
    // Larger sets are the union of smaller ones.
    for number in saying.indices { saying[number] = saying[number & (number - 1)] | saying[number & -number] }
    self.rows = codes
    answered = saying.map { LaneTruth(isTrue: $0, isFalse: explicit & ~$0) }
    expected = answered.map {
      let fails = applies.isTrue & $0.isFalse
      return Expectation(fails: fails, isUnknown: ~(applies.isFalse | $0.isTrue | fails), isUnmet: $0.isFalse)
    }
    remarkPresent = remark
    self.applies = applies
  }

  func says(_ answers: AnswerSet) -> LaneTruth { answered[answers.number] }

  /// Appends for each lane what a table holds for its code: so many values each.
  func layOut<Value: BitwiseCopyable>(_ table: [Value], each count: Int, in values: inout [Value]) {
    for code in rows {
      let start = Int(code.bits & RowCode.most) * count
      values.append(contentsOf: table[start..<start + count])
    }
  }
}

extension LaneTruth {
  fileprivate mutating func set(_ lane: UInt8, _ truth: Truth) {
    switch truth {
    case .true: isTrue.insert(lane)
    case .false: isFalse.insert(lane)
    case .unknown: break
    }
  }
}
