#ifndef KAIJI_CSYSTEM_H
#define KAIJI_CSYSTEM_H

#include <spawn.h>
#include <stdint.h>
#include <sys/types.h>

/// A pipe whose both ends close on exec, so that a child spawned by another thread never inherits them.
int csystem_pipe(int ends[2]);

/// A descriptor that becomes readable when the process ends; close-on-exec. -1 and errno where it cannot be had.
int csystem_pidfd(pid_t process);

/// Lets the spawned child close every descriptor from `first` on: a library may have opened one without close-on-exec.
int csystem_spawn_close_from(posix_spawn_file_actions_t *actions, int first);

/// Lets the spawned child begin in `folder`.
int csystem_spawn_chdir(posix_spawn_file_actions_t *actions, const char *folder);

/// Memory that was freed is kept for the next allocation: a process that does the same again and again would otherwise
/// give it back and be given it anew, page by page, each time.
void csystem_keep_freed_memory(void);

// What a process gives up of itself, for good. Each returns 0, or errno. prctl and syscall are variadic, Landlock has no
// wrapper in the C library, and some limits are not in Swift's Glibc module.

/// It is killed when the thread that started it ends.
int csystem_die_with_parent(void);

/// No program that it could start would gain rights by it.
int csystem_no_new_privileges(void);

/// No other process of its user may look into it, and it leaves no core.
int csystem_not_dumpable(void);

enum csystem_resource {
  CSYSTEM_CPU_SECONDS,
  CSYSTEM_ADDRESS_SPACE,
  CSYSTEM_FILE_SIZE,
  CSYSTEM_CORE_SIZE,
  CSYSTEM_DESCRIPTORS,
  CSYSTEM_PROCESSES,
};

/// At most `limit` of a resource; a limit that is lower already stays.
int csystem_limit(enum csystem_resource resource, uint64_t limit);

/// No file may be opened, no port bound or reached, no signal sent to others: all that the kernel's Landlock knows.
int csystem_landlock(void);

#endif
