#ifndef KAIJI_CSYSTEM_H
#define KAIJI_CSYSTEM_H

#include <spawn.h>
#include <sys/types.h>

/// A pipe whose both ends close on exec, so that a child spawned by another thread never inherits them.
int csystem_pipe(int ends[2]);

/// A descriptor that becomes readable when the process ends; close-on-exec. -1 and errno where it cannot be had.
int csystem_pidfd(pid_t process);

/// Lets the spawned child close every descriptor from `first` on: a library may have opened one without close-on-exec.
int csystem_spawn_close_from(posix_spawn_file_actions_t *actions, int first);

/// Lets the spawned child begin in `folder`.
int csystem_spawn_chdir(posix_spawn_file_actions_t *actions, const char *folder);

#endif
