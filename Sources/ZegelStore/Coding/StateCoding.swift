package import ZegelDomain

private let stateVersion: UInt8 = 1

/// An account's kept state as bytes. Moments near each other are kept as differences.
package func encode(_ state: AccountState) -> [UInt8] {
  var writer = ByteWriter(version: stateVersion, reserving: 64 + state.lots.count * 16)
  writer.optional(state.last) { writer, place in
    writer.signed(place.at.milliseconds)
    writer.text(place.event.text)
  }
  writer.signed(state.passedTo.milliseconds)
  var (lastFact, lastAvailable) = (Int64(0), Int64(0))
  writer.list(state.lots) { writer, lot in
    writer.signed(Int64(lot.id.fact) - lastFact)
    writer.unsigned(UInt64(lot.id.rule))
    writer.byte(lot.unit << 1 | (lot.isAvailable ? 1 : 0))
    writer.signed(lot.points)
    writer.signed(lot.held)
    writer.signed(lot.availableAt.milliseconds - lastAvailable)
    writer.signed(lot.expiresAt == .never ? -1 : lot.expiresAt.milliseconds)
    (lastFact, lastAvailable) = (Int64(lot.id.fact), lot.availableAt.milliseconds)
  }
  writer.list(state.debts) { writer, debt in
    writer.lotID(debt.id)
    writer.byte(debt.unit)
    writer.signed(debt.points)
  }
  writer.list(state.holds) { writer, hold in
    writer.text(hold.event.text)
    writer.byte(hold.unit)
    writer.signed(hold.until.milliseconds)
    writer.list(hold.pieces) { writer, piece in
      writer.lotID(piece.lot)
      writer.signed(piece.points)
    }
  }
  writer.list(state.counters.all) { $0.counter($1) }
  writer.list(state.inactivity) { writer, date in
    writer.byte(date.unit)
    writer.signed(date.at.milliseconds)
  }
  writer.list(state.taken) { writer, taken in
    writer.unsigned(UInt64(taken.reward))
    writer.signed(taken.count)
  }
  return writer.bytes
}

package func decodeState(_ bytes: [UInt8]) throws -> AccountState {
  var reader = try ByteReader(bytes, version: stateVersion)
  let last = try reader.optional { reader in
    FactPlace(at: Instant(milliseconds: try reader.signed()), event: EventID(stored: try reader.text()))
  }
  let passedTo = Instant(milliseconds: try reader.signed())
  var (lastFact, lastAvailable) = (Int64(0), Int64(0))
  let lots = try reader.list { reader in
    lastFact += try reader.signed()
    let rule = UInt16(truncatingIfNeeded: try reader.unsigned())
    let flags = try reader.byte()
    let (points, held) = (try reader.signed(), try reader.signed())
    lastAvailable += try reader.signed()
    let expires = try reader.signed()
    return Lot(
      id: LotID(fact: Int32(truncatingIfNeeded: lastFact), rule: rule), unit: flags >> 1, points: points, held: held,
      isAvailable: flags & 1 == 1, availableAt: Instant(milliseconds: lastAvailable),
      expiresAt: expires == -1 ? .never : Instant(milliseconds: expires))
  }
  let debts = try reader.list { Debt(id: try $0.lotID(), unit: try $0.byte(), points: try $0.signed()) }
  let holds = try reader.list { reader in
    Hold(
      event: EventID(stored: try reader.text()), unit: try reader.byte(),
      until: Instant(milliseconds: try reader.signed()),
      pieces: try reader.list { Hold.Piece(lot: try $0.lotID(), points: try $0.signed()) })
  }
  let counters = try reader.list { try $0.counter() }
  let inactivity = try reader.list {
    InactivityDate(unit: try $0.byte(), at: Instant(milliseconds: try $0.signed()))
  }
  let taken = try reader.list {
    TakenReward(reward: UInt16(truncatingIfNeeded: try $0.unsigned()), count: try $0.signed())
  }
  guard reader.isAtEnd else { throw Fault("stored state goes on too long") }
  return AccountState(
    last: last, passedTo: passedTo, lots: lots, debts: debts, holds: holds, counters: Counters(counters),
    inactivity: inactivity, taken: taken)
}

extension ByteWriter {
  mutating func lotID(_ id: LotID) {
    signed(Int64(id.fact))
    unsigned(UInt64(id.rule))
  }

  fileprivate mutating func counter(_ counter: Counters.Counter) {
    switch counter.owner {
    case .programme: unsigned(0)
    case .rule(let number): unsigned(UInt64(number) << 1 | 1)
    case .reward(let number): unsigned(UInt64(number) << 1)
    }
    byte(counter.period.rawValue)
    signed(Int64(counter.index))
    signed(counter.used)
  }
}

extension ByteReader {
  mutating func lotID() throws -> LotID {
    LotID(fact: try int32(), rule: UInt16(truncatingIfNeeded: try unsigned()))
  }

  fileprivate mutating func counter() throws -> Counters.Counter {
    let coded = try unsigned()
    let number = UInt16(truncatingIfNeeded: coded >> 1)
    let owner: Counters.Owner = coded == 0 ? .programme : coded & 1 == 1 ? .rule(number) : .reward(number)
    return Counters.Counter(owner: owner, period: try choice(), index: try int32(), used: try signed())
  }
}
