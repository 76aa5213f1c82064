internal import CSeccomp
internal import Glibc

/// The system calls that are left to a process which reads, computes and answers; any other one ends it with SIGSYS.
enum CallFilter {
  /// - Returns: false where the kernel takes no such filter.
  static func load() -> Bool {
    guard let context = unsafe seccomp_init(Action.killProcess) else { return false }
    defer { unsafe seccomp_release(context) }
    for call in allowed {
      let number = unsafe seccomp_syscall_resolve_name(call.name)
      // Not every machine has every call under this name.
      guard number >= 0 else { continue }
      let added = unsafe call.conditions.withUnsafeBufferPointer { conditions in
        unsafe seccomp_rule_add_array(
          context, Action.allow, number, UInt32(conditions.count), conditions.baseAddress)
      }
      guard added == 0 else { return false }
    }
    return unsafe seccomp_load(context) == 0
  }

  /// The library's macros do not reach Swift.
  private enum Action {
    static let killProcess: UInt32 = 0x8000_0000
    static let allow: UInt32 = 0x7FFF_0000
  }

  private struct Call {
    let name: String
    var conditions: [scmp_arg_cmp] = []
  }

  private static var allowed: [Call] {
    [
      Call(name: "read", conditions: [argument(0, isAtMost: 0)]),
      Call(name: "write", conditions: [argument(0, isAtMost: 2)]),
      // Memory that can be written is never run.
      Call(name: "mmap", conditions: [argument(2, lacks: UInt64(PROT_EXEC))]),
      Call(name: "mprotect", conditions: [argument(2, lacks: UInt64(PROT_EXEC))]),
      // How a process that gave up ends itself, and nobody else.
      Call(name: "tgkill", conditions: [argument(0, isExactly: UInt64(getpid()))]),
    ]
      + [
        "munmap", "mremap", "madvise", "brk", "futex", "getrandom", "exit", "exit_group", "rt_sigreturn",
        "rt_sigprocmask", "rt_sigaction", "sigaltstack", "restart_syscall", "clock_gettime", "clock_nanosleep",
        "gettimeofday", "sched_yield", "getpid", "gettid", "rseq", "sysinfo",
      ].map { Call(name: $0) }
  }

  private static func argument(_ at: UInt32, isAtMost most: UInt64) -> scmp_arg_cmp {
    scmp_arg_cmp(arg: at, op: SCMP_CMP_LE, datum_a: most, datum_b: 0)
  }

  private static func argument(_ at: UInt32, isExactly value: UInt64) -> scmp_arg_cmp {
    scmp_arg_cmp(arg: at, op: SCMP_CMP_EQ, datum_a: value, datum_b: 0)
  }

  private static func argument(_ at: UInt32, lacks bits: UInt64) -> scmp_arg_cmp {
    scmp_arg_cmp(arg: at, op: SCMP_CMP_MASKED_EQ, datum_a: bits, datum_b: 0)
  }
}
