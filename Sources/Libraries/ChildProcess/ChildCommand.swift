internal import Glibc

/// What to run: a program by its path, with everything it is given. Nothing is looked up on PATH or passed on unsaid.
package struct ChildCommand: Sendable {
  package var executable: String
  /// Without the program's own name, which is put before them.
  package var arguments: [String]
  /// The whole environment of the child.
  package var environment: [String: String]
  /// The folder in which the child begins; nil is ours.
  package var workingDirectory: String?
  /// Whether the child leads a process group: signals then reach its own children too, and the terminal's do not reach it.
  package var hasOwnGroup: Bool

  package init(
    _ executable: String, _ arguments: [String] = [], environment: [String: String] = [:],
    workingDirectory: String? = nil, hasOwnGroup: Bool = false
  ) {
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
    self.workingDirectory = workingDirectory
    self.hasOwnGroup = hasOwnGroup
  }

  /// The path of a program that stands in the same folder as this one.
  package static func beside(_ name: String) -> String {
    var path = [CChar](repeating: 0, count: 4096)
    let count = unsafe readlink("/proc/self/exe", &path, path.count)
    let folder = path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }.split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false
    ).dropLast().joined(separator: [UInt8(ascii: "/")])
    return String(decoding: Array(folder), as: UTF8.self) + "/" + name
  }

  /// Those of our own environment's variables that are set, to hand on by name.
  package static func environment(keeping names: [String]) -> [String: String] {
    var kept: [String: String] = [:]
    for name in names {
      if let value = unsafe getenv(name) { kept[name] = unsafe String(cString: value) }
    }
    return kept
  }
}

/// Why a child could not be run to its end.
package enum ChildProcessError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A system call failed; `number` is errno.
  case system(call: String, number: Int32, executable: String)
  /// An argument, a variable or a path holds a NUL.
  case holdsNUL(executable: String)
  /// It did not end in time, and was killed.
  case tooLate(executable: String)
  /// It wrote more than the bound, and was killed.
  case tooMuchOutput(executable: String)

  package var description: String {
    switch self {
    case .system(let call, let number, let executable):
      "\(executable): \(call) failed: \(unsafe strerror(number).map { unsafe String(cString: $0) } ?? "errno \(number)")"
    case .holdsNUL(let executable): "\(executable): an argument or a variable holds a NUL"
    case .tooLate(let executable): "\(executable) did not end in time"
    case .tooMuchOutput(let executable): "\(executable) wrote too much"
    }
  }
}
