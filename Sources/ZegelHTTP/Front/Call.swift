import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ZegelDesk
import ZegelDomain

/// A request on its way to one Desk call.
struct Call: Sendable {
  let request: Request
  let context: CallContext
  let front: Front
  let language: Language
  /// Nil on the routes that everybody may call.
  let caller: Till?

  var desk: Desk { front.desk }

  /// The till that calls; only on routes that ask for a key.
  var till: Till {
    guard let caller else { preconditionFailure("this route asks for no key") }
    return caller
  }
}

/// What goes back.
struct Reply: Sendable {
  var status: HTTPResponse.Status
  var type: String
  var body: ByteBuffer
  var headers = HTTPFields()

  static func json(_ status: HTTPResponse.Status, _ text: JSONText) -> Reply {
    Reply(status: status, type: "application/json; charset=utf-8", body: text.buffer)
  }
}

/// What the framework knows of a request, and the address it came from.
struct CallContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  private let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }

  /// Without the port; `-` where there is none, as on a local socket.
  var address: String { channel.remoteAddress?.ipAddress ?? "-" }
}
