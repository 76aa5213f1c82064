import Commands
import DisclosureCore
import DisclosureIdentity
import DisclosureStorage
import Glibc
import PolicyReading
import WorkerRuntime

let policyCommands = Command(
  group: "policy", Phrase(ja: "病院が開示書に求めるポリシー", en: "what hospitals demand"),
  Command(
    "check",
    Phrase(
      ja: "ポリシーのファイルを検査し、すべての誤りを行と列とともに示します",
      en: "validates policy files: every problem at once, with line and column"), example: "baseline.yaml",
    arguments("POLICY.yaml", Phrase(ja: "ポリシーのファイル", en: "the policies"))
  ) { paths in
    guard !paths.isEmpty else { throw UsageProblem.missing("POLICY.yaml") }
    var worst = ExitCode.done.rawValue
    for path in paths {
      do throws(CommandFailure) {
        let file = try PolicyFile(at: path)
        let (rules, form) = (file.policy.rules.count, file.policy.form)
        Terminal.complain(
          Phrase(
            ja: "\(path): \(file.name)（書式 \(form)、規則 \(rules) 件）",
            en: "\(path): \(file.name), \(rules) rules for \(form)"))
      } catch {
        Terminal.complain(Phrase(both: "kaiji policy check: ") + error.phrase)
        worst = max(worst, error.code.rawValue)
      }
    }
    return worst
  },
  policyTestCommand, policyExplainCommand, policyDiffCommand,
  Command(
    "apply",
    Phrase(
      ja: "ポリシーを病院に適用します。開示書は再提出なしで判定し直されます",
      en: "makes a policy a hospital's; its sheets are judged again without being handed in again"),
    example: "baseline.yaml --hospital hospital-a",
    argument("POLICY.yaml", Phrase(ja: "ポリシーのファイル", en: "the policy")),
    option(required: "--hospital", "ID", Phrase(ja: "ポリシーを定めた病院", en: "whose policy it is"), as: String.self)
  ) { path, hospital in
    let bytes = try InputFile.read(path, atMost: PolicyFile.maximumBytes)
    let file = try PolicyFile(bytes, of: path)
    let application = PolicyRevisions.Application(
      name: file.name, form: file.policy.form, body: CanonicalPolicy.body(of: file.policy),
      catalogue: KnownCatalogues.hash(of: file.catalogue), yaml: String(decoding: bytes, as: UTF8.self),
      appliedBy: UserName.current)
    let (revision, isNew) = try PolicyRevisions(Services.database()).apply(application, for: hospital)
    Terminal.complain(
      Phrase(ja: "\(file.name): 版 \(revision)", en: "\(file.name): revision \(revision)")
        + (isNew
          ? Phrase(both: "") : Phrase(ja: "（同じ内容のため、変更はありません）", en: ", as it was: nothing was changed")))
    return ExitCode.done.rawValue
  }, policyRemoveCommand, policyShowCommand, policyHistoryCommand)

/// Who changes something, as this machine calls them.
enum UserName {
  static var current: String {
    unsafe getpwuid(getuid()).map { unsafe String(cString: $0.pointee.pw_name) } ?? "uid \(getuid())"
  }
}
