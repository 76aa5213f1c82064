/// A sheet's rows in the forms in which rules ask them: bytes for each row and question, and a bit for each row.
///
/// Made once per sheet, whatever the number of policies. A reference, so that "the same sheet" is cheap to tell.
final class SheetPlanes: Sendable {
  /// By lane.
  let rows: [RowCode]
  /// What "this row says one of these" comes to as a rule, by `SingleDemand`.
  let outcomes: [Outcome]
  /// What each question to each row comes to, by `RowQuestion`.
  let truths: [Truth]
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
    outcomes = SheetPlanes.laidOut(codes, SingleDemand.outcomes, each: AnswerSet.numbers)
    self.truths = SheetPlanes.laidOut(codes, RowQuestion.truths, each: RowQuestion.numbers)
    answered = saying.map { LaneTruth(isTrue: $0, isFalse: explicit & ~$0) }
    expected = answered.map {
      let fails = applies.isTrue & $0.isFalse
      return Expectation(fails: fails, isUnknown: ~(applies.isFalse | $0.isTrue | fails), isUnmet: $0.isFalse)
    }
    remarkPresent = remark
    self.applies = applies
  }

  func says(_ answers: AnswerSet) -> LaneTruth { answered[answers.number] }

  /// For each lane what a table holds for its code: so many values each.
  private static func laidOut<Value>(_ codes: [RowCode], _ table: [Value], each count: Int) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(codes.count * count)
    for code in codes {
      let start = Int(code.bits & RowCode.most) * count
      values += table[start..<start + count]
    }
    return values
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
