import Synchronization
package import ZegelDesk
package import ZegelDomain

/// Takes messages over and keeps them, or has the trouble that it is told to have.
package final class Letterbox: MessageCarrier {
  private struct State {
    var messages: [OutgoingMessage] = []
    var tries = 0
    var trouble: MessageTrouble?
  }

  private let state = Mutex(State())

  package init() {}

  package func carry(_ message: OutgoingMessage) async -> MessageTrouble? {
    state.withLock { state in
      state.tries += 1
      if state.trouble == nil { state.messages.append(message) }
      return state.trouble
    }
  }

  package func check() async -> MessageTrouble? { state.withLock { $0.trouble } }

  /// Nil ends it.
  package func have(_ trouble: MessageTrouble?) { state.withLock { $0.trouble = trouble } }

  package var messages: [OutgoingMessage] { state.withLock { $0.messages } }
  /// Also those in vain.
  package var tries: Int { state.withLock { $0.tries } }

  /// Of the newest message that has one.
  package var code: String? {
    messages.reversed().lazy.compactMap { $0.text.firstMatch(of: /[0-9A-Z]{4}-[0-9A-Z]{4}/) }.first.map { String($0.0) }
  }
}
