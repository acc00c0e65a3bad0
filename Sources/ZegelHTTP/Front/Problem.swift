import HTTPTypes
import Hummingbird
import ZegelDomain

/// What went wrong, as a problem document.
/// - Source: RFC 9457.
extension Reply {
  static func problem(_ refusal: Refusal, _ language: Language, retryAfter: Int? = nil) -> Reply {
    var text = JSONText(capacity: 512)
    text.problem(refusal, language)
    var reply = Reply(status: refusal.code.status, type: problemType, body: text.buffer)
    if let retryAfter { reply.headers[.retryAfter] = String(retryAfter) }
    if refusal.code == .tillKeyUnknown { reply.headers[.wwwAuthenticate] = "Bearer realm=\"zegel\"" }
    return reply
  }

  static func fault(_ incident: String, _ language: Language) -> Reply {
    var text = JSONText(capacity: 512)
    text.fault(incident, language)
    return Reply(status: .internalServerError, type: problemType, body: text.buffer)
  }

  /// The route is there, but not for this method.
  static func wrongMethod(_ language: Language) -> Reply {
    var text = JSONText(capacity: 512)
    text.problem(Refusal(.notFound, field: "method"), language, status: .methodNotAllowed)
    return Reply(status: .methodNotAllowed, type: problemType, body: text.buffer)
  }
}

private let problemType = "application/problem+json; charset=utf-8"

extension JSONText {
  mutating func problem(_ refusal: Refusal, _ language: Language, status: HTTPResponse.Status? = nil) {
    let message = refusal.message[language]
    object {
      $0.field("type", "urn:zegel:refusal:\(refusal.code.rawValue)")
      $0.field("title", refusal.title[language])
      $0.field("status", Int64((status ?? refusal.code.status).code))
      $0.field("detail", message)
      $0.field("code", refusal.code.rawValue)
      $0.field("field", refusal.field)
      $0.field("remedy", refusal.remedy[language])
      $0.field("retry", refusal.isWorthRetrying)
    }
  }

  mutating func fault(_ incident: String, _ language: Language) {
    let detail = Texts(
      nl: "Er ging iets mis aan onze kant. Nummer van de storing: \(incident).",
      en: "Something went wrong on our side. The number of the incident: \(incident).")
    let remedy = Texts(
      nl: "Stuur hetzelfde nog een keer; dat kan geen kwaad. Helpt dat niet, geef dan dit nummer door.",
      en: "Send the same again; that does no harm. If it does not help, report this number.")
    object {
      $0.field("type", "urn:zegel:fault")
      $0.field("title", Texts(nl: "Storing", en: "Fault")[language])
      $0.field("status", 500)
      $0.field("detail", detail[language])
      $0.field("code", "fault")
      $0.field("field", String?.none)
      $0.field("remedy", remedy[language])
      $0.field("retry", true)
      $0.field("incident", incident)
    }
  }
}
