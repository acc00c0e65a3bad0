import Foundation

/// Kills a program at its n-th write to a house: a small C library that stands between it and its files.
struct KillAtStep {
  private let library: String

  /// Compiles it; nil where there is no C compiler.
  init?(_ place: String) throws {
    library = "\(place)/kill.so"
    let source = "\(place)/kill.c"
    try KillAtStep.source.write(toFile: source, atomically: true, encoding: .utf8)
    let compiler = ["/usr/bin/gcc", "/usr/bin/cc", "/usr/bin/clang"].first {
      FileManager.default.fileExists(atPath: $0)
    }
    guard let compiler else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: compiler)
    process.arguments = ["-shared", "-fPIC", "-o", library, source, "-ldl"]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
  }

  func environment(_ step: Int) -> [String: String] { ["LD_PRELOAD": library, "KILL_AT": String(step)] }

  /// Writes, cuts and syncs of files in `data` and `erasures` are steps; the killed one is not done any more.
  private static let source = #"""
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <signal.h>
    #include <stdatomic.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <sys/types.h>
    #include <unistd.h>

    static atomic_int steps;
    static void step(int fd) {
      char link[64], path[4096];
      snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
      ssize_t n = readlink(link, path, sizeof path - 1);
      if (n < 0) return;
      path[n] = 0;
      if (!strstr(path, "/data/zegel.db") && !strstr(path, "/erasures/list")) return;
      const char *at = getenv("KILL_AT");
      if (at && atomic_fetch_add(&steps, 1) + 1 == atoi(at)) {
        kill(getpid(), SIGKILL);
        for (;;) pause();
      }
    }
    #define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

    ssize_t write(int fd, const void *b, size_t n) { step(fd); return REAL(write)(fd, b, n); }
    ssize_t pwrite(int fd, const void *b, size_t n, off_t o) { step(fd); return REAL(pwrite)(fd, b, n, o); }
    ssize_t pwrite64(int fd, const void *b, size_t n, off64_t o) { step(fd); return REAL(pwrite64)(fd, b, n, o); }
    int fsync(int fd) { step(fd); return REAL(fsync)(fd); }
    int fdatasync(int fd) { step(fd); return REAL(fdatasync)(fd); }
    int ftruncate(int fd, off_t n) { step(fd); return REAL(ftruncate)(fd, n); }
    int ftruncate64(int fd, off64_t n) { step(fd); return REAL(ftruncate64)(fd, n); }
    """#
}
