package import ZegelStore

/// Does again what one kind of erasure did. Must be harmless when it was done already.
package protocol ErasureHandler: Sendable {
  /// As the list says it.
  var kind: String { get }

  /// In the transaction of the restore, on a database that is not open yet.
  func replay(_ erasure: Erasure, in session: any SQLSession) throws
}

/// Every handler this program has.
let erasureHandlers: [any ErasureHandler] = [MemberErasure()]
