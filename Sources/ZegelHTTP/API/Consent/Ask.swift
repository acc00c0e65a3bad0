import HTTPTypes
import Hummingbird
import ZegelDesk
import ZegelDomain

/// What to show and ask of somebody who joins.
func askAnybody(_ call: Call) async throws -> Reply {
  let told = call.request.uri.queryParameters.get("language")
  let language = try Language(told: told, else: call.language)
  return .sheet(try await call.desk.questionSheet(in: language))
}

/// What somebody may be asked now: of a member only what is open, and not what they refused lately.
func askSomebody(_ call: Call) async throws -> Reply {
  let body: AskedBody = try await call.memberBody()
  let (who, counter) = (try body.who(), try await call.counter())
  let language = try Language(told: body.language, else: call.language)
  let sheet = try await call.guarding(card: body.card) {
    try await call.desk.questionSheet(for: who, in: language, at: counter)
  }
  return .sheet(sheet)
}

private struct AskedBody: Decodable, Sendable, NamesMember {
  let card: String?
  let member: String?
  let language: String?
}

extension Reply {
  fileprivate static func sheet(_ sheet: QuestionSheet) -> Reply {
    var text = JSONText(capacity: 4096)
    text.sheet(sheet)
    return .json(.ok, text)
  }
}

extension JSONText {
  fileprivate mutating func sheet(_ sheet: QuestionSheet) {
    object {
      $0.field("notice_version", Int64(sheet.version))
      $0.field("notice_hash", sheet.noticeHash)
      $0.field("language", sheet.language.rawValue)
      $0.field("short_notice", sheet.shortNotice)
      $0.field("age_of_consent", sheet.ageOfConsent)
      $0.field("member", sheet.isMember)
      $0.key("questions")
      $0.array(sheet.questions) { text, question in
        text.object {
          $0.field("purpose", question.purpose)
          $0.field("text", question.text)
          $0.field("asked_again", question.isAskedAgain)
        }
      }
      $0.key("fields")
      $0.array(sheet.fields) { $0.field($1, sheet.language) }
    }
  }

  private mutating func field(_ field: PersonalField, _ language: Language) {
    object {
      $0.field("field", field.id)
      $0.field("title", field.title[language])
      $0.field("type", field.type.rawValue)
      $0.field("needed", field.needed)
      $0.key("purposes")
      $0.array(field.purposes) { $0.value($1) }
      $0.key("choices")
      $0.array(field.choices) { text, choice in
        text.object {
          $0.field("id", choice.id)
          $0.field("title", choice.title[language])
        }
      }
    }
  }
}
