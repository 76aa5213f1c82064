import ChildProcess
import Commands
import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import Glibc
import ReaderPool
import Settings
import WorkerRuntime

/// The sheets in files, read by `sheet-reader` processes: this program interprets no document itself.
///
/// Files are taken some at a time, so that neither many of them nor large ones fill the memory.
final class SheetReaders {
  /// What became of one file.
  enum Outcome {
    case sheet(Sheet, sha256: ContentHash)
    case rejected(Rejection)
    /// The file itself could not be read; with its name.
    case unreadable(Phrase)
  }

  private static let mostReaders = 8
  private static let filesAtOnce = 64
  private static let bytesAtOnce = 32 << 20

  private let pool: ReaderPool

  /// Starts the readers, before any file is opened.
  ///
  /// - Parameter files: how many there are to be read.
  init(for files: Int) throws {
    let path = try Services.settings().value(of: ServiceSettings.sheetReader) ?? ChildCommand.beside("sheet-reader")
    var settings = ReaderPool.Settings(executable: path)
    settings.readers = max(1, min(files, Self.mostReaders, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    do throws(ReaderUnavailable) {
      pool = try ReaderPool(settings) { Terminal.complain(SheetReaders.warning($0)) }
    } catch {
      throw CommandFailure(Phrase(error))
    }
  }

  /// - Parameters:
  ///   - tell: is told how many files are done.
  ///   - take: is given what became of each file, in their order.
  func read(_ files: [String], tell: (Int) -> Void = { _ in }, _ take: (String, Outcome) -> Void) throws {
    var rest = files[...]
    while !rest.isEmpty {
      let done = files.count - rest.count
      let part = nextPart(of: &rest)
      let answers: [ReaderAnswer]?
      do throws(ReaderUnavailable) {
        answers = try pool.read(part.compactMap(\.question), tell: { tell(done + $0) })
      } catch {
        throw CommandFailure(Phrase(error))
      }
      var read = (answers ?? [])[...]
      for opened in part {
        switch opened {
        case .failure(let file, let reason): take(file, .unreadable(reason))
        case .document(let file, let question):
          take(file, read.popFirst().map { Outcome($0, question) } ?? .rejected(.notUnderstood))
        }
      }
    }
  }

  private func nextPart(of files: inout ArraySlice<String>) -> [OpenedFile] {
    var part: [OpenedFile] = []
    var bytes = 0
    while part.count < Self.filesAtOnce, bytes < Self.bytesAtOnce, let file = files.popFirst() {
      let opened = OpenedFile(file)
      bytes += opened.question?.document.count ?? 0
      part.append(opened)
    }
    return part
  }

  private static func warning(_ missing: [String]) -> Phrase {
    let list = missing.joined(separator: ", ")
    return Phrase(
      ja: "kaiji: このシステムが sheet-reader に認めないもの: \(list)。それ以外の隔離のもとで読み取ります",
      en: "kaiji: this system does not grant sheet-reader: \(list); it reads behind the rest of its walls")
  }
}

private enum OpenedFile {
  case document(String, ReaderQuestion)
  case failure(String, Phrase)

  init(_ file: String) {
    do throws(CommandFailure) {
      let bytes = try InputFile.read(file, atMost: SheetSubmitted.contentLimit)
      self = .document(file, ReaderQuestion(bytes, sha256: ContentHash.sha256(bytes)))
    } catch {
      self = .failure(file, error.phrase)
    }
  }

  var question: ReaderQuestion? {
    if case .document(_, let question) = self { question } else { nil }
  }
}

extension SheetReaders.Outcome {
  fileprivate init(_ answer: ReaderAnswer, _ question: ReaderQuestion) {
    if case .rejection(let told) = answer.read.result, let code = RejectionCode(rawValue: told.code) {
      self = .rejected(Rejection(code, at: told.place, told.message))
    } else if let sheet = answer.sheet {
      self = .sheet(sheet, sha256: question.sha256)
    } else {
      self = .rejected(.notUnderstood)
    }
  }
}

extension Rejection {
  fileprivate static let notUnderstood = Rejection(.readerAnswer, "the reader's answer cannot be understood")
}

extension Phrase {
  fileprivate init(_ error: ReaderUnavailable) {
    self.init(
      ja: "開示書を読み取る sheet-reader を起動できません。探した場所は \(error.executable) です（\(error.reason)）。"
        + "kaiji と同じフォルダーに置くか、環境変数 KAIJI_SHEET_READER に場所を指定してください",
      en: "sheet-reader, which reads the documents, cannot be started; it was looked for at \(error.executable)"
        + " (\(error.reason)). Put it beside kaiji, or name its place in KAIJI_SHEET_READER")
  }

  /// Why a document cannot be read, and what to do about it.
  init(_ rejection: Rejection, in file: String) {
    let code = rejection.code.rawValue
    self =
      Phrase(both: "\(file): \(rejection.place.map { "\($0): " } ?? "")\(code): ")
      + Phrase(Wording.message(of: code, told: rejection.message))
    if let advice = Wording.advice(on: rejection.code) {
      self = self + Phrase(ja: "。", en: ". ") + Phrase(advice)
    }
  }
}
