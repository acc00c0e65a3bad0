import ArgumentParser
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct ExchangeKeysList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the keys of the exchange as CSV, also those that ended.",
    discussion: "`state` is proposed (waits for a second person), pinned (counts), expired or ended.")

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let (keys, now) = try await common.withActor { desk, _ in (try await desk.listKeys(), desk.now) }
    if !json.json {
      Console.current.line(
        "owner,kind,fingerprint,state,created_at,expires_at,proposed_by,confirmed_by,confirmed_at,ended_at,end_reason")
    }
    for row in keys.map({ Row($0, at: now) }) {
      if json.json { try printJSON(row) } else { Console.current.line(row.csv) }
    }
  }

  private struct Row: Encodable {
    let owner, kind, fingerprint, state, createdAt, proposedBy, proposedAt: String
    let expiresAt, confirmedBy, confirmedAt, endedBy, endedAt, endReason: String?

    init(_ key: ExchangeKey, at now: Instant) {
      (owner, kind, fingerprint) = (key.facts.owner.text, key.facts.kind.rawValue, key.facts.fingerprint)
      state = key.state(at: now).rawValue
      (createdAt, expiresAt) = (key.facts.createdAt.rfc3339, key.facts.expiresAt?.rfc3339)
      (proposedBy, proposedAt) = (key.proposedBy, key.proposedAt.rfc3339)
      (confirmedBy, confirmedAt) = (key.confirmedBy, key.confirmedAt?.rfc3339)
      (endedBy, endedAt, endReason) = (key.endedBy, key.endedAt?.rfc3339, key.endReason?.rawValue)
    }

    var csv: String {
      [
        owner, kind, fingerprint, state, createdAt, expiresAt ?? "", proposedBy, confirmedBy ?? "", confirmedAt ?? "",
        endedAt ?? "", endReason ?? "",
      ].map(csvCell).joined(separator: ",")
    }
  }
}
