/// The texts and blobs of one run of a statement. SQLite reads them where they are, so it copies none of them.
struct BoundBytes {
  private var room = UnsafeMutableRawBufferPointer.allocate(byteCount: 256, alignment: 1)
  private var used = 0

  /// Called before the first is added, whatever became of the run before: whoever was told an address must find it there
  /// until the statement ends.
  mutating func makeRoom(for values: [SQLValue]) {
    used = 0
    let size = values.reduce(0) { $0 + $1.boundSize }
    if size > room.count { replaceRoom(size) }
  }

  /// - Returns: Where the bytes stand; an address also for none.
  mutating func add(_ bytes: UnsafeRawBufferPointer) -> UnsafeMutableRawPointer {
    precondition(bytes.count <= room.count - used, "more bytes than there was room made for")
    let place = UnsafeMutableRawBufferPointer(rebasing: room[used...])
    place.copyMemory(from: bytes)
    used += bytes.count
    return room.baseAddress! + (used - bytes.count)
  }

  /// Keeps room for the next run, but not that of an uncommonly large one.
  mutating func clear() {
    used = 0
    if room.count > 65_536 { replaceRoom(256) }
  }

  func free() { room.deallocate() }

  private mutating func replaceRoom(_ size: Int) {
    room.deallocate()
    room = .allocate(byteCount: size, alignment: 1)
  }
}

extension SQLValue {
  fileprivate var boundSize: Int {
    switch self {
    case .text(let text): text.utf8.count
    case .blob(let bytes): bytes.count
    default: 0
    }
  }
}
