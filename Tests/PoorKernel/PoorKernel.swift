import CSeccomp
import ChildProcess
import Glibc

/// Becomes `sheet-reader` on a kernel that has neither Landlock nor filters of system calls: both say that there is no
/// such call, as they do where they were left out of the kernel.
@main enum PoorKernel {
  private static let allow: UInt32 = 0x7FFF_0000
  private static let refuse: UInt32 = 0x0005_0000
  /// PR_SET_SECCOMP, the older way to load a filter.
  private static let setSeccomp: UInt64 = 22

  static func main() {
    guard let context = unsafe seccomp_init(allow) else { exit(70) }
    for call in ["landlock_create_ruleset", "landlock_restrict_self", "seccomp"] {
      let number = unsafe seccomp_syscall_resolve_name(call)
      guard unsafe seccomp_rule_add_array(context, refuse | UInt32(ENOSYS), number, 0, nil) == 0 else { exit(71) }
    }
    let older = [scmp_arg_cmp(arg: 0, op: SCMP_CMP_EQ, datum_a: setSeccomp, datum_b: 0)]
    let number = unsafe seccomp_syscall_resolve_name("prctl")
    guard unsafe seccomp_rule_add_array(context, refuse | UInt32(EINVAL), number, 1, older) == 0,
      unsafe seccomp_load(context) == 0
    else { exit(72) }
    let reader = ChildCommand.beside("sheet-reader")
    var arguments = unsafe [strdup(reader), nil]
    unsafe execv(reader, &arguments)
    exit(73)
  }
}
