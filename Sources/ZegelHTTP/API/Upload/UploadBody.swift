import ZegelDesk
import ZegelDomain

struct UploadBody: Decodable, Sendable {
  let events: [UploadedEvent]
}

/// An event of an upload; one that cannot be read does not spoil the others.
struct UploadedEvent: Decodable, Sendable {
  let outcome: Result<PosEvent, Refusal>

  init(from decoder: any Decoder) throws {
    do {
      outcome = .success(try PosEvent(from: decoder))
    } catch let error as DecodingError {
      outcome = .failure(Refusal(.inputMalformed, field: error.path(after: decoder.codingPath.count)))
    } catch {
      // A number that fits no integer is told in a way of its own, without its place.
      outcome = .failure(Refusal(.inputMalformed))
    }
  }
}
