import Foundation
import HTTPTypes
import Hummingbird
import ZegelDesk
import ZegelDomain

/// An act that was done before, with all that can be said about its points. A till sees those of its own store only;
/// receipt numbers follow one another, so others would be easy to find.
func explainSale(_ call: Call) async throws -> Reply {
  let text = call.context.parameters.get("event")?.removingPercentEncoding ?? ""
  guard let event = try? EventID(text), call.isOfOwnStore(event) else { throw Refusal(.eventUnknown, field: "event") }
  let posted = try await call.desk.posted(event)
  var answer = JSONText()
  answer.answer(posted, call.language)
  return .json(.ok, answer)
}
