import Commands
import DisclosureMessages
import KafkaClient
import WorkerRuntime

/// One run of `kaiji submit`: hands in every file, then waits for the receipts where it was asked to.
///
/// A file that cannot be handed in is told, and the others go on. Whatever concerns them all ends the run.
final class SubmitRun {
  private let files: SubmissionFiles
  private let submitter: Submitter
  private let id: String?
  private let patience: Duration?
  private let handIn: HandIn
  /// nil where nobody waits for them.
  private let receipts: Receipts?
  private var progress: SubmitProgress
  private var handedIn = 0

  /// Asks Kafka whether it is there and lets us in, before any file is read.
  ///
  /// - Parameter patience: how long receipts are waited for after the last file; nil: not at all.
  init(files: SubmissionFiles, submitter: Submitter, id: String?, patience: Duration?, progress: SubmitProgress) throws
  {
    let kafka = try Services.kafka()
    let admin = try KafkaAdmin(kafka)
    let topics = try admin.topics()
    func partitions(of topic: Topic) throws(KafkaError) -> Int {
      if let count = topics[topic.name] { return count }
      throw KafkaError(
        .data(.topicMissing), "the topic does not exist (kaiji topics create), or this login may not see it",
        topic: topic.name)
    }
    _ = try partitions(of: Topics.submission)
    receipts = try patience.map { _ in
      try Receipts(kafka, admin, partitions: partitions(of: Topics.receipt))
    }
    handIn = try HandIn(kafka)
    (self.files, self.submitter, self.id, self.patience, self.progress) = (files, submitter, id, patience, progress)
  }

  func run() throws -> ExitCode {
    for (folder, reason) in files.unreadable { progress.tell(.notHandedIn(folder, reason)) }
    do {
      for file in files.paths { try handIn(file) }
      while !handIn.isIdle { try settle(waiting: .milliseconds(100)) }
      if let receipts, let patience { try wait(for: receipts, patience) }
    } catch {
      progress.clear()
      Terminal.complain(
        Phrase(
          ja: "kaiji submit: その前に \(files.paths.count) 件中 \(handedIn) 件を提出しました。再び提出しても支障はありません",
          en: "kaiji submit: \(handedIn) of \(files.paths.count) were handed in before this; again does them no harm"))
      throw error
    }
    progress.clear()
    return progress.worst
  }

  private func handIn(_ file: String) throws {
    let submission: OutgoingSubmission
    do throws(InputFile.Unreadable) {
      submission = try submitter.submission(of: file, id: id)
    } catch {
      progress.tell(.notHandedIn(file, error.reason))
      return
    }
    receipts?.expect(submission.place)
    do {
      while try !handIn.take(submission) { try settle(waiting: .milliseconds(100)) }
    } catch let error as KafkaError where error.kind == .data(.tooLarge) {
      refuse(submission.place, error)
    }
    try settle(waiting: .zero)
  }

  /// Tells what Kafka and the receipts have said meanwhile.
  private func settle(waiting wait: Duration) throws {
    for result in try handIn.results(waiting: wait) {
      switch result {
      case .handedIn(let place):
        handedIn += 1
        if receipts == nil { progress.tell(.handedIn(place)) }
      case .refused(let place, let error): refuse(place, error)
      }
    }
    try hear(waiting: .zero)
  }

  private func hear(waiting wait: Duration) throws {
    for report in try receipts?.take(waiting: wait) ?? [] { progress.tell(report) }
    progress.show(handedIn: handedIn)
  }

  private func refuse(_ place: SubmissionPlace, _ error: KafkaError) {
    receipts?.forget(place)
    progress.tell(.notHandedIn(place.file, Phrase(error)))
  }

  private func wait(for receipts: Receipts, _ patience: Duration) throws {
    let end = ContinuousClock.now + patience
    while !receipts.isComplete, ContinuousClock.now < end { try hear(waiting: .milliseconds(100)) }
    for place in receipts.incomplete { progress.tell(.noReceipt(place, within: patience)) }
    receipts.close()
  }
}
