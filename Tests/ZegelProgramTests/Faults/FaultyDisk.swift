import Foundation

/// A disk that fails when it is told to: a small C library that stands between the program and its files.
struct FaultyDisk {
  enum Fault: String {
    case fsync, write, open
    /// No room where the archive is.
    case archive
  }

  private let place: String
  private let library: String

  /// Compiles it; nil where there is no C compiler.
  init?(_ place: String) throws {
    self.place = "\(place)/faults"
    library = "\(place)/faults/faulty.so"
    try FileManager.default.createDirectory(atPath: self.place, withIntermediateDirectories: true)
    let source = "\(self.place)/faulty.c"
    try FaultyDisk.source.write(toFile: source, atomically: true, encoding: .utf8)
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

  var environment: [String: String] { ["LD_PRELOAD": library, "FAULTS": place] }

  func begin(_ fault: Fault) throws { try Data().write(to: URL(fileURLWithPath: "\(place)/\(fault.rawValue)")) }
  func end(_ fault: Fault) throws { try FileManager.default.removeItem(atPath: "\(place)/\(fault.rawValue)") }

  /// Only files in a house's `data` directory are meddled with, and those of its archive.
  private static let source = #"""
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <errno.h>
    #include <fcntl.h>
    #include <stdarg.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <sys/types.h>
    #include <unistd.h>

    static int is_on(const char *fault) {
      const char *dir = getenv("FAULTS");
      char path[4096];
      if (!dir) return 0;
      snprintf(path, sizeof path, "%s/%s", dir, fault);
      return access(path, F_OK) == 0;
    }
    static int of_data(int fd) {
      char link[64], path[4096];
      int saved = errno;
      snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
      ssize_t n = readlink(link, path, sizeof path - 1);
      errno = saved;
      if (n < 0) return 0;
      path[n] = 0;
      return strstr(path, "/data/zegel.db") != NULL;
    }
    static int of_archive(int fd) {
      char link[64], path[4096];
      snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
      ssize_t n = readlink(link, path, sizeof path - 1);
      if (n < 0) return 0;
      path[n] = 0;
      return strstr(path, "/archive/") != NULL;
    }
    static int is_full(int fd) {
      return (is_on("write") && of_data(fd)) || (is_on("archive") && of_archive(fd));
    }
    #define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
    #define FAIL(code) do { errno = code; return -1; } while (0)

    int fsync(int fd) { if (of_data(fd) && is_on("fsync")) FAIL(EIO); return REAL(fsync)(fd); }
    int fdatasync(int fd) { if (of_data(fd) && is_on("fsync")) FAIL(EIO); return REAL(fdatasync)(fd); }
    ssize_t write(int fd, const void *b, size_t n) {
      if (is_full(fd)) FAIL(ENOSPC);
      return REAL(write)(fd, b, n);
    }
    ssize_t pwrite(int fd, const void *b, size_t n, off_t o) {
      if (is_full(fd)) FAIL(ENOSPC);
      return REAL(pwrite)(fd, b, n, o);
    }
    ssize_t pwrite64(int fd, const void *b, size_t n, off64_t o) {
      if (is_full(fd)) FAIL(ENOSPC);
      return REAL(pwrite64)(fd, b, n, o);
    }
    static int refuses(const char *path, int flags) {
      return strstr(path, "/data/") && (flags & O_ACCMODE) != O_RDONLY && is_on("open");
    }
    int open(const char *path, int flags, ...) {
      va_list args; va_start(args, flags); mode_t mode = va_arg(args, mode_t); va_end(args);
      if (refuses(path, flags)) FAIL(EROFS);
      return REAL(open)(path, flags, mode);
    }
    int open64(const char *path, int flags, ...) {
      va_list args; va_start(args, flags); mode_t mode = va_arg(args, mode_t); va_end(args);
      if (refuses(path, flags)) FAIL(EROFS);
      return REAL(open64)(path, flags, mode);
    }
    """#
}
