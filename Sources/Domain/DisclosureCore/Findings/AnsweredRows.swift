/// The rows of a sheet as rules of consistency ask them.
///
/// An answer is known only where the reading is explicit; so is what a row says with or without a remark, for a remark
/// beside a lost mark explains nothing.
struct AnsweredRows {
  /// What each row says: one answer, or none where that is not known.
  private let said: [AnswerSet]
  private let isBlank: [Bool]
  private let remarkPresent: [Bool]
  /// What the head says of the service; some rules compare answers with it.
  let header: Header

  init(readings: [Reading?], remarkPresent: [Bool], header: Header) {
    var said: [AnswerSet] = []
    var isBlank: [Bool] = []
    said.reserveCapacity(readings.count)
    isBlank.reserveCapacity(readings.count)
    for reading in readings {
      var answers = AnswerSet()
      if let answer = reading?.answer { answers.insert(answer) }
      said.append(answers)
      isBlank.append(reading?.state == .blank)
    }
    (self.said, self.isBlank) = (said, isBlank)
    self.remarkPresent = remarkPresent
    self.header = header
  }

  func says(_ row: Int, _ answer: Answer) -> Truth {
    said[row].isEmpty ? .unknown : Truth(said[row].contains(answer))
  }

  func says(_ row: Int, _ answers: AnswerSet) -> Truth {
    said[row].isEmpty ? .unknown : Truth(said[row].isSubset(of: answers))
  }

  /// The row says one of the answers, where a row without a mark tells too.
  func shows(_ row: Int, _ answers: AnswerSet, blankCounts: Bool) -> Truth {
    isBlank[row] ? Truth(blankCounts) : says(row, answers)
  }

  /// The row says this, and a remark stands beside it (or none does).
  func says(_ row: Int, _ answer: Answer, withRemark: Bool) -> Truth {
    let said = says(row, answer)
    return said == .unknown ? .unknown : said & Truth(remarkPresent[row] == withRemark)
  }

  /// Of these rows, those that surely say one of the answers.
  func saying(_ answers: AnswerSet, of rows: [Int]) -> [Int] { rows.filter { says($0, answers) == .true } }
}

extension AnswerSet {
  static let affirmed = AnswerSet([.yes])
  /// はい or いいえ: the row was taken to apply.
  static let answered = AnswerSet([.yes, .no])
  /// いいえ or 対象外: the measure is not in place.
  static let missing = AnswerSet([.no, .notApplicable])
  static let denied = AnswerSet([.no])
  static let excused = AnswerSet([.notApplicable])
  /// 該当
  static let opening = AnswerSet([.applies])
  /// 非該当
  static let closing = AnswerSet([.doesNotApply])
  /// はい or 該当
  static let agreeing = AnswerSet([.yes, .applies])
  /// 対象外 or 非該当: the row was not taken to apply.
  static let inapplicable = AnswerSet([.notApplicable, .doesNotApply])
}
