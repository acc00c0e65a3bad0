import HTTPTypes
import Hummingbird
import NIOCore
import ZegelDesk
import ZegelDomain
import ZegelPages

/// The page of choices. Decides nothing, however often and by whatever it is opened.
func showChoices(_ call: PageCall) async throws -> Reply {
  let token = try call.token()
  try call.front.limits.spendPage(of: token)
  let choices = try await call.desk.choices(with: token)
  let language = choices.languages.contains(call.language) ? call.language : choices.languages.first ?? .nl
  let done = call.request.uri.queryParameters.get("done").map { String($0) }
  var reply = Reply.page(
    .ok, choicesPage(ChoicesModel(choices, in: language, at: "/m/\(token.text)", done: done)))
  reply.headers[.vary] = "Accept-Language"
  return reply
}

/// Stops one thing and shows the page, which says so.
func stopChoice(_ call: PageCall) async throws -> Reply {
  try call.mustBeOurForm()
  let (token, form) = (try call.token(), try await call.form())
  let language = form["lang"].flatMap { Language(rawValue: $0) } ?? call.language
  let purpose = try await call.desk.stop(form["purpose"], with: token, route: .page, language: language)
  return .see("/m/\(token.text)?lang=\(language.rawValue)&done=\(purpose)")
}

/// Says yes to what the form showed, by who is old enough, or by their parent or guardian.
func agreeToChoice(_ call: PageCall) async throws -> Reply {
  try call.mustBeOurForm()
  let (token, form) = (try call.token(), try await call.form())
  let language = form["lang"].flatMap { Language(rawValue: $0) } ?? call.language
  guard let who = form["who"], ["adult", "guardian"].contains(who) else { throw Refusal(.ageMissing, field: "who") }
  let purpose = try await call.desk.agree(
    to: form["purpose"] ?? "", with: token, byGuardian: who == "guardian", language: language)
  return .see("/m/\(token.text)?lang=\(language.rawValue)&done=\(purpose)")
}

/// What a mail program sends when somebody presses its own button. At once, without a question, and without a redirect.
///
/// - Source: RFC 8058.
func stopByMail(_ call: PageCall) async throws -> Reply {
  let (token, form) = (try call.token(), try await call.form())
  guard form["List-Unsubscribe"] == "One-Click" else { throw Refusal(.inputMalformed, field: "List-Unsubscribe") }
  try await call.desk.stop(nil, with: token, route: .mail, language: call.language)
  return .page(.ok, stoppedPage(in: call.language))
}

/// The style sheet under its present name; an older name is gone.
func styleSheet(_ call: PageCall) async throws -> Reply {
  guard call.context.parameters.get("name") == StyleSheet.name else { throw Refusal(.notFound) }
  var reply = Reply(status: .ok, type: "text/css; charset=utf-8", body: ByteBuffer(string: StyleSheet.text))
  reply.headers[.cacheControl] = "public, max-age=31536000, immutable"
  return reply
}

extension ChoicesModel {
  init(_ choices: MemberChoices, in language: Language, at address: String, done: String?) {
    self.init(
      language: language, organisation: choices.organisation.name, contact: choices.organisation.contact,
      address: address,
      choices: choices.choices.map {
        Choice(
          purpose: $0.purpose.id, text: $0.purpose.text[language], kind: $0.kind, channel: $0.purpose.channel,
          profiling: $0.purpose.profiling, decision: $0.state?.decision, since: $0.decidedOn)
      },
      done: done, otherLanguage: choices.languages.first { $0 != language }, ageOfConsent: choices.ageOfConsent)
  }
}
