import Commands
import DisclosureIdentity
import DisclosureMessages
import WorkerRuntime

/// What became of one file, as its submitter is told.
struct SubmissionReport {
  /// Their names are what programs read.
  enum Outcome: String {
    case handedIn, stored, repeated, rejected, conflict
    /// Handed in, and the receipt did not come in time.
    case noReceipt
    /// It could not be read, is too large, or Kafka did not take it.
    case notHandedIn
    /// The receipt says what only a newer program knows.
    case unknown
  }

  let file: String
  let place: SubmissionPlace?
  let outcome: Outcome
  var code, detail, sheet: String?
  var message: Phrase?

  static func handedIn(_ place: SubmissionPlace) -> SubmissionReport {
    SubmissionReport(file: place.file, place: place, outcome: .handedIn)
  }

  static func noReceipt(_ place: SubmissionPlace, within wait: Duration) -> SubmissionReport {
    SubmissionReport(
      file: place.file, place: place, outcome: .noReceipt,
      message: Phrase(
        ja: "\(wait.components.seconds) 秒以内に受領通知がありません。提出は済んでいます",
        en: "no receipt within \(wait.components.seconds) s; it stays handed in"))
  }

  static func notHandedIn(_ file: String, _ reason: Phrase) -> SubmissionReport {
    SubmissionReport(file: file, place: nil, outcome: .notHandedIn, message: reason)
  }

  /// A file as its submission's receipt has it.
  init(_ place: SubmissionPlace, _ receipt: SubmissionSettled) {
    outcome =
      switch receipt.outcome {
      case .stored: .stored
      case .repeated: .repeated
      case .rejected: .rejected
      case .conflict: .conflict
      default: .unknown
      }
    self.file = place.file
    self.place = place
    (code, detail, sheet) = (receipt.code, receipt.place, receipt.sheet)
    message = receipt.message.map { Phrase(Wording.message(of: receipt.code, told: $0)) }
    if isRepeatOfRejected {
      message = Phrase(ja: "同じものが以前に提出され、不受理でした", en: "the same was handed in before, and rejected then")
    }
  }

  private init(file: String, place: SubmissionPlace?, outcome: Outcome, message: Phrase? = nil) {
    (self.file, self.place, self.outcome, self.message) = (file, place, outcome, message)
  }
}

extension SubmissionReport {
  /// A repeat names the first one's sheet; where it names none, that one was no sheet, and this is none either.
  private var isRepeatOfRejected: Bool { outcome == .repeated && sheet == nil }

  var exit: ExitCode {
    if isRepeatOfRejected { return .wrongInput }
    return switch outcome {
    case .handedIn, .stored, .repeated: .done
    case .rejected, .conflict, .notHandedIn, .unknown: .wrongInput
    case .noReceipt: .unavailable
    }
  }

  /// File, submission id, the system's own id; then what the receipt says. Tabs between.
  var line: String {
    var words: [String?] = [file, place?.id, place?.submission.description]
    if outcome != .handedIn { words += [outcome.phrase.text, code, detail, message?.text] }
    return words.compactMap { $0.map(Terminal.shown) }.joined(separator: "\t")
  }

  var json: [UInt8] {
    var json = CanonicalJSON()
    json.object { json in
      let members = [
        ("file", file), ("id", place?.id), ("submission", place?.submission.description),
        ("outcome", outcome.rawValue), ("code", code), ("place", detail), ("message", message?.english),
        ("sheet", sheet),
      ]
      for (key, text) in members {
        json.key(key)
        json.string(text)
      }
    }
    return json.bytes
  }
}

extension SubmissionReport.Outcome {
  var phrase: Phrase {
    let japanese =
      switch self {
      case .handedIn: "提出済み"
      case .stored: "受付"
      case .repeated: "重複"
      case .rejected: "不受理"
      case .conflict: "矛盾"
      case .noReceipt: "通知なし"
      case .notHandedIn: "未提出"
      case .unknown: "不明"
      }
    return Phrase(ja: japanese, en: rawValue)
  }
}
