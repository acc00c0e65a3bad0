import HTTPTypes
import Hummingbird
import ZegelDesk
import ZegelDomain
import ZegelPages

/// One page or form of a page.
struct PageRoute: Sendable {
  let method: HTTPRequest.Method
  let path: String
  let handler: @Sendable (PageCall) async throws -> Reply

  /// All of them, in a house that has told its address; else none.
  static func served(by desk: Desk) -> [PageRoute] { desk.publicAddress == nil ? [] : all }

  static let all: [PageRoute] = [
    PageRoute(method: .get, path: "/m/{token}", handler: showChoices),
    PageRoute(method: .post, path: "/m/{token}/withdrawal", handler: stopChoice),
    PageRoute(method: .post, path: "/m/{token}/objection", handler: stopChoice),
    PageRoute(method: .post, path: "/m/{token}/consent", handler: agreeToChoice),
    PageRoute(method: .get, path: "/u/{token}", handler: showChoices),
    PageRoute(method: .post, path: "/u/{token}", handler: stopByMail),
    PageRoute(method: .get, path: "/styles/{name}", handler: styleSheet),
  ]
}

/// A request for a page, on its way to one Desk call.
struct PageCall: Sendable {
  let request: Request
  let context: CallContext
  let front: Front
  let address: PublicAddress
  /// Of the reader: as they chose on the page, else as their browser asks.
  var language: Language

  var desk: Desk { front.desk }

  /// The link that was opened. Refuses `link-unknown` for what can be none, as for one that is not known.
  func token() throws -> LinkToken {
    guard let token = context.parameters.get("token").flatMap({ LinkToken($0) }) else { throw Refusal(.linkUnknown) }
    return token
  }
}

extension Front {
  func answer(_ route: PageRoute, _ request: Request, _ context: CallContext) async throws -> Response {
    let start = ContinuousClock.now
    guard let address = desk.publicAddress else { return answerNowhere(request, allowed: []) }
    var language = Language(accepting: request.headers[.acceptLanguage])
    if let told = request.uri.queryParameters.get("lang").flatMap({ Language(rawValue: $0) }) { language = told }
    var reply: Reply
    var refused: Refusal.Code?
    do {
      reply = try await route.handler(
        PageCall(request: request, context: context, front: self, address: address, language: language))
    } catch let gone as CallerGone {
      throw gone.cause
    } catch let refusal as Refusal {
      let told = counted(refusal, from: context.address)
      refused = told.code
      reply = .page(told, language, retryAfter: told.code == .tooManyRequests ? 60 : nil)
    } catch {
      reply = .page(fault: note(error, route.path), language)
    }
    finish(route.path, reply, after: ContinuousClock.now - start, nil, refused)
    reply.secure(isSealed: address.isSealed)
    return Response(reply, language)
  }

  /// Whoever keeps trying links is told to wait.
  private func counted(_ refusal: Refusal, from address: String) -> Refusal {
    guard refusal.code == .linkUnknown else { return refusal }
    do {
      try limits.spendLink(from: address)
      return refusal
    } catch { return error }
  }
}
