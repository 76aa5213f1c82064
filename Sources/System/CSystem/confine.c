#define _GNU_SOURCE
#include "csystem.h"

#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

int csystem_die_with_parent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) ? errno : 0; }

int csystem_no_new_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ? errno : 0; }

int csystem_not_dumpable(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) ? errno : 0; }

int csystem_limit(enum csystem_resource resource, uint64_t limit) {
  static const int numbers[] = {
      [CSYSTEM_CPU_SECONDS] = RLIMIT_CPU, [CSYSTEM_ADDRESS_SPACE] = RLIMIT_AS, [CSYSTEM_FILE_SIZE] = RLIMIT_FSIZE,
      [CSYSTEM_CORE_SIZE] = RLIMIT_CORE,  [CSYSTEM_DESCRIPTORS] = RLIMIT_NOFILE, [CSYSTEM_PROCESSES] = RLIMIT_NPROC,
  };
  struct rlimit now;
  if (getrlimit(numbers[resource], &now)) return errno;
  // The processor's signal must be the one that can be told apart, so its hard limit comes a second later.
  rlim_t hard = resource == CSYSTEM_CPU_SECONDS ? limit + 1 : limit;
  struct rlimit wanted = {limit < now.rlim_cur ? limit : now.rlim_cur, hard < now.rlim_max ? hard : now.rlim_max};
  return setrlimit(numbers[resource], &wanted) ? errno : 0;
}

// Debian 12's headers are older than the kernels it runs on.
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#endif
#ifndef SYS_landlock_restrict_self
#define SYS_landlock_restrict_self 446
#endif
struct ruleset {
  uint64_t files, network, scopes;
};

int csystem_landlock(void) {
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, 1);
  if (version < 0) return errno;
  struct ruleset all = {.files = (1ull << 13) - 1};
  if (version >= 2) all.files |= 1ull << 13;  // moving between folders
  if (version >= 3) all.files |= 1ull << 14;  // truncating
  if (version >= 4) all.network = 3;          // binding and connecting TCP
  if (version >= 5) all.files |= 1ull << 15;  // ioctl on devices
  if (version >= 6) all.scopes = 3;           // abstract sockets and signals
  size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
  int ruleset = (int)syscall(SYS_landlock_create_ruleset, &all, size, 0);
  if (ruleset < 0) return errno;
  int number = syscall(SYS_landlock_restrict_self, ruleset, 0) ? errno : 0;
  close(ruleset);
  return number;
}
