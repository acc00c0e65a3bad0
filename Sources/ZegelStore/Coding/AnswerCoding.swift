package import ZegelDomain

private let answerVersion: UInt8 = 1

package func encode(_ answer: Answer) -> [UInt8] {
  var writer = ByteWriter(version: answerVersion, reserving: 32)
  writer.byte(answer.note.rawValue)
  // Outcomes stand in the order of the programme's rules.
  writer.list(answer.outcomes) { writer, outcome in
    writer.byte(outcome.reason.rawValue)
    writer.signed(outcome.points)
  }
  writer.list(answer.balances) { writer, balance in
    writer.byte(balance.unit)
    writer.signed(balance.change)
    writer.signed(balance.available)
    writer.signed(balance.pending)
  }
  return writer.bytes
}

package func decodeAnswer(_ bytes: [UInt8]) throws -> Answer {
  var reader = try ByteReader(bytes, version: answerVersion)
  let note: Answer.Note = try reader.choice()
  var place = -1
  let outcomes = try reader.list { reader in
    place += 1
    let reason: RuleOutcome.Reason = try reader.choice()
    return RuleOutcome(place: place, points: try reader.signed(), reason: reason)
  }
  let balances = try reader.list {
    UnitBalance(
      unit: try $0.byte(), change: try $0.signed(), available: try $0.signed(), pending: try $0.signed())
  }
  return Answer(outcomes: outcomes, balances: balances, note: note)
}
