#ifndef KAIJI_CSYSTEM_H
#define KAIJI_CSYSTEM_H

/// A pipe whose both ends close on exec, so that a child spawned by another thread never inherits them.
int csystem_pipe(int ends[2]);

#endif
