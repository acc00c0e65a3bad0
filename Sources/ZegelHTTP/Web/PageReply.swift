import HTTPTypes
import Hummingbird
import NIOCore
import ZegelDomain
import ZegelPages

extension Reply {
  static func page(_ status: HTTPResponse.Status, _ page: HTML) -> Reply {
    Reply(status: status, type: "text/html; charset=utf-8", body: ByteBuffer(string: page.text))
  }

  /// What went wrong, as a page. It says no more than the refusal does, and that is nobody's name.
  static func page(_ refusal: Refusal, _ language: Language, retryAfter: Int? = nil) -> Reply {
    var reply = Reply.page(
      refusal.code.status,
      messagePage(
        title: refusal.title[language], message: refusal.message[language], remedy: refusal.remedy[language],
        in: language))
    if let retryAfter { reply.headers[.retryAfter] = String(retryAfter) }
    return reply
  }

  static func page(fault incident: String, _ language: Language) -> Reply {
    let title = Texts(nl: "Er ging iets mis", en: "Something went wrong")
    let message = Texts(
      nl: "Dat ligt aan ons. Nummer van de storing: \(incident).",
      en: "It is our fault. The number of the incident: \(incident).")
    let remedy = Texts(
      nl: "Probeer het straks nog eens. Of zeg in de winkel wat er moet veranderen.",
      en: "Try again later. Or say in the shop what should change.")
    return .page(
      .internalServerError,
      messagePage(
        title: title[language], message: message[language], remedy: remedy[language], in: language))
  }

  /// To a page that was changed by a form; loading that again sends nothing again.
  static func see(_ path: String) -> Reply {
    var reply = Reply(status: .seeOther, type: "text/plain; charset=utf-8", body: ByteBuffer())
    reply.headers[.location] = path
    return reply
  }

  /// What every page says to the browser: run nothing, load nothing from elsewhere, stand in no frame, tell no other site
  /// which address this was, keep no copy.
  mutating func secure(isSealed: Bool) {
    headers[.contentSecurityPolicy] =
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    headers[.xContentTypeOptions] = "nosniff"
    headers[field("Referrer-Policy")] = "no-referrer"
    headers[field("Cross-Origin-Opener-Policy")] = "same-origin"
    headers[field("Cross-Origin-Resource-Policy")] = "same-origin"
    headers[field("Permissions-Policy")] = "camera=(), geolocation=(), microphone=()"
    headers[field("X-Robots-Tag")] = "noindex, nofollow"
    if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
    if isSealed { headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
  }

  private func field(_ name: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(name) else { preconditionFailure("a header that cannot be one") }
    return name
  }
}
