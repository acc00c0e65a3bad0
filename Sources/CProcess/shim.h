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

#include <fcntl.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

// Of <linux/landlock.h>, which older systems have without its later parts.
struct zegel_landlock_rules { uint64_t files, net; };
struct __attribute__((packed)) zegel_landlock_folder { uint64_t allowed; int32_t folder; };

/// From here on this thread, and whoever it starts, can read, make, change and remove plain files in these folders and
/// below, and nothing else of any file system; it runs no other program and calls no other machine.
///
/// Answers 0; 1 where the kernel has no Landlock; -1 where it refused.
/// Source: landlock(7) of Linux 6.7.
static inline int zegel_keep_to(const char *const *folders, int count) {
  enum { create = 444, add = 445, restrict_self = 446, version = 1, beneath = 1 };
  long abi = syscall(create, NULL, 0, version);
  if (abi < 1) return 1;
  // Of files: 13 rights at first, links between folders since the second, truncating since the third, devices since the fifth.
  uint64_t all = (1ULL << 13) - 1, plain = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 5 | 1 << 8;
  if (abi >= 2) all |= 1 << 13;
  if (abi >= 3) { all |= 1 << 14; plain |= 1 << 14; }
  if (abi >= 5) all |= 1 << 15;
  struct zegel_landlock_rules rules = {all, 3};
  int ruleset = (int)syscall(create, &rules, abi >= 4 ? sizeof rules : sizeof rules.files, 0);
  if (ruleset < 0) return -1;
  int failed = 0;
  for (int place = 0; place < count && !failed; place++) {
    struct zegel_landlock_folder rule = {plain, open(folders[place], O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    failed = rule.folder < 0 || syscall(add, ruleset, beneath, &rule, 0) != 0;
    if (rule.folder >= 0) close(rule.folder);
  }
  failed = failed || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || syscall(restrict_self, ruleset, 0) != 0;
  close(ruleset);
  return failed ? -1 : 0;
}
