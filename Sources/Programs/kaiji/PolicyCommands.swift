import Commands
import DisclosureCore
import DisclosureIdentity
import DisclosureStorage
import Glibc
import PolicyReading
import WorkerRuntime

let policyCommands = Command(
  group: "policy", "what hospitals demand",
  Command(
    "check", "validates policy files: every problem at once, with line and column", example: "baseline.yaml",
    arguments("POLICY.yaml", "the policies")
  ) { paths in
    guard !paths.isEmpty else { throw UsageProblem.missing("POLICY.yaml") }
    for path in paths {
      let file = try PolicyFile(at: path)
      Terminal.complain("\(path): \(file.name), \(file.policy.rules.count) rules for \(file.policy.form)")
    }
    return ExitCode.done.rawValue
  },
  Command(
    "apply", "makes a policy a hospital's; its sheets are judged again without being handed in again",
    example: "baseline.yaml --hospital hospital-a",
    argument("POLICY.yaml", "the policy"),
    option(required: "--hospital", "ID", "whose policy it is", as: String.self)
  ) { path, hospital in
    let bytes = try InputFile.read(path, atMost: PolicyFile.maximumBytes)
    let file = try PolicyFile(bytes, of: path)
    let application = PolicyRevisions.Application(
      name: file.name, form: file.policy.form, body: CanonicalPolicy.body(of: file.policy),
      catalogue: KnownCatalogues.hash(of: file.catalogue), yaml: String(decoding: bytes, as: UTF8.self),
      appliedBy: UserName.current)
    let (revision, isNew) = try PolicyRevisions(Services.database()).apply(application, for: hospital)
    Terminal.complain("\(file.name): revision \(revision)\(isNew ? "" : ", as it was: nothing was changed")")
    return ExitCode.done.rawValue
  }, policyRemoveCommand, policyShowCommand, policyHistoryCommand)

/// Who changes something, as this machine calls them.
enum UserName {
  static var current: String {
    unsafe getpwuid(getuid()).map { unsafe String(cString: $0.pointee.pw_name) } ?? "uid \(getuid())"
  }
}
