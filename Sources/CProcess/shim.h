#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/// Swift cannot call prctl, which takes any number of arguments.
static inline int zegel_leave_no_memory(void) {
  // The Swift runtime can set another program on a crash, which reads registers and memory and prints them.
  static const int crashes[] = {SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP};
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) signal(crashes[i], SIG_DFL);
  // Where cores go to a program, as with systemd-coredump, the limit does not count: then the second does.
  struct rlimit none = {0, 0};
  return setrlimit(RLIMIT_CORE, &none) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
}

// Declared here: with _GNU_SOURCE set, these headers would differ from how other modules saw them.
extern int pipe2(int ends[2], int flags);
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);

static inline int zegel_pipe(int ends[2], int flags) { return pipe2(ends, flags); }

/// Whoever is started gets no descriptor of ours from this one on.
static inline int zegel_close_from(posix_spawn_file_actions_t *actions, int from) {
  return posix_spawn_file_actions_addclosefrom_np(actions, from);
}
