import Synchronization
package import ZegelDesk
package import ZegelDomain

/// A mail server that keeps what it was given, or has something against it.
package final class KeptMail: MessageCarrier {
  private let messages = Mutex<[OutgoingMessage]>([])
  private let trouble: MessageTrouble?

  package init(trouble: MessageTrouble? = nil) { self.trouble = trouble }

  package var all: [OutgoingMessage] { messages.withLock { $0 } }

  package func carry(_ message: OutgoingMessage) async -> MessageTrouble? {
    messages.withLock { $0.append(message) }
    return trouble
  }

  package func check() async -> MessageTrouble? { trouble }
}
