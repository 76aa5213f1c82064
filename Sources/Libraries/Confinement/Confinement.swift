internal import CSystem
internal import Glibc

/// Shuts the calling process in, for good, before it reads a byte that somebody else wrote.
///
/// Afterwards it can compute, read its standard input and write its standard output and errors. It can open no file, reach
/// no network, start no process or thread, and use only so much time and memory. Whatever it must open it opens before.
/// It ends with the thread that started it: even one that sleeps for ever outlives no parent.
package struct Confinement: Sendable {
  /// Of the whole life of the process; beyond it SIGXCPU ends it.
  package var cpuSeconds: UInt64
  /// In bytes. An allocation beyond it fails, which ends a Swift program.
  package var addressSpace: UInt64

  package init(cpuSeconds: UInt64, addressSpace: UInt64) {
    self.cpuSeconds = cpuSeconds
    self.addressSpace = addressSpace
  }

  /// Part of the walls that not every kernel can build.
  package enum Layer: String, Sendable, CaseIterable {
    /// No files, no ports, no signals to others.
    case landlock = "Landlock"
    /// No system call but the few that are needed.
    case seccomp
  }

  /// A step that every kernel takes failed; `number` is errno.
  package struct Failure: Error, Equatable, CustomStringConvertible {
    package let step: String
    package let number: Int32

    package var description: String { "\(step) failed: \(unsafe String(cString: strerror(number)))" }
  }

  /// Closes the walls.
  ///
  /// - Returns: the layers that this kernel does not grant; the others stand.
  package func close() throws(Failure) -> [Layer] {
    // Whose parent died before this reads the end of its input next.
    try step("dying with its parent", csystem_die_with_parent())
    try step("giving up privileges", csystem_no_new_privileges())
    try step("hiding from other processes", csystem_not_dumpable())
    var missing: [Layer] = []
    // It takes a descriptor for a moment, so the limits come after it.
    if csystem_landlock() != 0 { missing.append(.landlock) }
    for (name, resource, limit) in limits {
      try step("limiting \(name)", csystem_limit(resource, limit))
    }
    if !CallFilter.load() { missing.append(.seccomp) }
    return missing
  }

  private var limits: [(String, csystem_resource, UInt64)] {
    [
      ("processor time", CSYSTEM_CPU_SECONDS, cpuSeconds), ("memory", CSYSTEM_ADDRESS_SPACE, addressSpace),
      ("files", CSYSTEM_FILE_SIZE, 0), ("cores", CSYSTEM_CORE_SIZE, 0), ("descriptors", CSYSTEM_DESCRIPTORS, 3),
      ("processes", CSYSTEM_PROCESSES, 0),
    ]
  }

  private func step(_ name: String, _ number: Int32) throws(Failure) {
    guard number == 0 else { throw Failure(step: name, number: number) }
  }
}
