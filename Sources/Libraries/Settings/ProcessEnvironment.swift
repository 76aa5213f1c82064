// The list itself is a global variable of C; it is only read here, before a program starts a thread.
@unsafe @preconcurrency import Glibc

/// The variables that this process was started with.
package enum ProcessEnvironment {
  /// Reads them all. For the first lines of a program: a copy is handed on from there.
  package static func read() -> [String: String] {
    var variables: [String: String] = [:]
    var entry = unsafe environ
    while let text = unsafe entry.pointee {
      let parts = unsafe String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
      unsafe entry += 1
    }
    return variables
  }
}
