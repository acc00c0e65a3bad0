import Foundation

/// What one session has open.
struct BoxHandles {
  enum Opened {
    case reading(Int32)
    case writing(Writing)
    /// What is still to be listed.
    case listing([BoxEntry])
  }

  struct Writing {
    let file: Int32
    let folder: BoxFolder
    let name: BoxName
    /// Opened by the name of a draft: it is complete when it is renamed, and else when it is closed.
    let isDraft: Bool
    /// Whether each write goes to the end, wherever it says.
    let appends: Bool
    var bytes: Int64
  }

  private var opened: [UInt32: Opened] = [:]
  private var next: UInt32 = 0
  let most: Int

  init(most: Int) { self.most = most }

  var isFull: Bool { opened.count >= most }

  mutating func add(_ opened: Opened) -> UInt32 {
    next &+= 1
    self.opened[next] = opened
    return next
  }

  subscript(_ handle: UInt32) -> Opened? {
    get { opened[handle] }
    set { opened[handle] = newValue }
  }

  mutating func removeAll() -> [Opened] {
    defer { opened = [:] }
    return Array(opened.values)
  }
}
