/// The rows of SDS 5.0 that say how users prove who they are.
struct AuthenticationRows {
  /// 17: users are authenticated.
  let authenticates: Int
  /// 17.1.1: passwords are one means.
  let password: Int
  /// 17.1.b1, b2, b3: what one knows, is, and has.
  let factors: [Int]
  /// 17.1.b4: two of them together.
  let twoFactors: Int
  /// 17.1.b5: something else.
  let other: Int

  var memory: Int { factors[0] }
  var means: [Int] { factors + [twoFactors, other] }

  /// Nil for a catalogue without these rows.
  init?(_ catalogue: Catalogue) {
    let factors = ["17.1.b1", "17.1.b2", "17.1.b3"].compactMap(catalogue.position(of:))
    guard let authenticates = catalogue.position(of: "17"), let password = catalogue.position(of: "17.1.1"),
      let twoFactors = catalogue.position(of: "17.1.b4"), let other = catalogue.position(of: "17.1.b5"),
      factors.count == 3
    else { return nil }
    (self.authenticates, self.password, self.factors) = (authenticates, password, factors)
    (self.twoFactors, self.other) = (twoFactors, other)
  }
}

/// X1: passwords are in use without memory as a means, or the other way round.
struct PasswordWithoutMemory: AnswerRule {
  let code = Finding.Code(.crossItem, 1)
  private let about: AuthenticationRows

  init(_ about: AuthenticationRows) { self.about = about }

  func verdict(on rows: AnsweredRows) -> CheckVerdict {
    let (password, memory) = (rows.says(about.password, .yes), rows.says(about.memory, .yes))
    var verdict = CheckVerdict()
    verdict.add(
      (password & !memory) | (!password & memory),
      Finding(code: code, severity: .error, items: [about.memory, about.password].sorted()))
    return verdict
  }
}

/// X2: two factors are claimed, but fewer than two of memory, biometry and object are in use, and no other means is
/// explained.
struct LoneFactor: AnswerRule {
  let code = Finding.Code(.crossItem, 2)
  private let about: AuthenticationRows

  init(_ about: AuthenticationRows) { self.about = about }

  func verdict(on rows: AnsweredRows) -> CheckVerdict {
    let used = about.factors.map { rows.says($0, .yes) }
    let two = (used[0] & used[1]) | (used[0] & used[2]) | (used[1] & used[2])
    let explained = rows.says(about.other, .yes, withRemark: true)
    var verdict = CheckVerdict()
    verdict.add(
      rows.says(about.twoFactors, .yes) & !(two | explained),
      Finding(code: code, severity: .error, items: about.means.sorted()))
    return verdict
  }
}

/// X3: users are authenticated, but by none of the means.
struct NoMeans: AnswerRule {
  let code = Finding.Code(.crossItem, 3)
  private let about: AuthenticationRows

  init(_ about: AuthenticationRows) { self.about = about }

  func verdict(on rows: AnsweredRows) -> CheckVerdict {
    var verdict = CheckVerdict()
    verdict.add(
      about.means.reduce(rows.says(about.authenticates, .yes)) { $0 & rows.says($1, .missing) },
      Finding(code: code, severity: .error, items: ([about.authenticates] + about.means).sorted()))
    return verdict
  }
}

/// X4: two factors or another means are claimed without the remark that the form asks for. One finding for both rows.
struct UnexplainedMeans: AnswerRule {
  let code = Finding.Code(.crossItem, 4)
  private let rowsToExplain: [Int]

  init(_ about: AuthenticationRows) { rowsToExplain = [about.twoFactors, about.other].sorted() }

  func verdict(on rows: AnsweredRows) -> CheckVerdict {
    let unexplained = rowsToExplain.map { rows.says($0, .yes, withRemark: false) }
    var verdict = CheckVerdict()
    verdict.add(
      unexplained.reduce(.false, |),
      Finding(
        code: code, severity: .error,
        items: zip(rowsToExplain, unexplained).filter { $0.1 == .true }.map(\.0)))
    return verdict
  }
}
