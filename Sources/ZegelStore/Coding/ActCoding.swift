package import ZegelDomain

private let actVersion: UInt8 = 1

/// What happened, as bytes: for a sale its evaluation, a few bytes a line.
package func encode(_ act: Act) -> [UInt8] {
  var writer = ByteWriter(version: actVersion, reserving: 96)
  writer.byte(act.kind.rawValue)
  switch act {
  case .sale(let evaluation): writer.evaluation(evaluation)
  case .giveBack(let giveBack): writer.giveBack(giveBack)
  case .redemption(let redemption): writer.redemption(redemption)
  case .undo(let event), .release(let event): writer.text(event.text)
  case .hold(let request):
    writer.byte(request.unit)
    writer.signed(request.points)
    writer.signed(request.until.milliseconds)
  case .adjustment(let adjustment):
    writer.byte(adjustment.unit)
    writer.signed(adjustment.points)
    writer.byte(adjustment.reason.rawValue)
  }
  return writer.bytes
}

package func decodeAct(_ bytes: [UInt8]) throws -> Act {
  var reader = try ByteReader(bytes, version: actVersion)
  switch try reader.choice(ActKind.self) {
  case .sale: return .sale(try reader.evaluation())
  case .giveBack: return .giveBack(try reader.giveBack())
  case .redemption: return .redemption(try reader.redemption())
  case .undo: return .undo(of: try reader.event())
  case .release: return .release(of: try reader.event())
  case .hold:
    return .hold(
      HoldRequest(
        unit: try reader.byte(), points: try reader.signed(), until: Instant(milliseconds: try reader.signed())))
  case .adjustment:
    return .adjustment(
      Adjustment(unit: try reader.byte(), points: try reader.signed(), reason: try reader.choice()))
  }
}

/// The kind of an act, in its bytes and in its row.
package enum ActKind: UInt8, Sendable, CaseIterable {
  case sale = 1, giveBack, redemption, undo, hold, release, adjustment

  package var name: String {
    switch self {
    case .sale: "sale"
    case .giveBack: "return"
    case .redemption: "redemption"
    case .undo: "undo"
    case .hold: "hold"
    case .release: "release"
    case .adjustment: "adjustment"
    }
  }
}

extension Act {
  package var kind: ActKind {
    switch self {
    case .sale: .sale
    case .giveBack: .giveBack
    case .redemption: .redemption
    case .undo: .undo
    case .hold: .hold
    case .release: .release
    case .adjustment: .adjustment
    }
  }
}

extension ByteWriter {
  fileprivate mutating func evaluation(_ evaluation: Evaluation) {
    signed(Int64(evaluation.version))
    unsigned(evaluation.inStore)
    unsigned(evaluation.inWindow)
    signed(evaluation.paidWithPoints)
    var last: Int64 = 0
    list(evaluation.lines) { writer, line in
      writer.signed(Int64(line.number) - last)
      writer.quantity(line.quantity)
      writer.signed(line.amount)
      writer.signed(line.discount)
      writer.signed(line.coupon)
      writer.signed(line.tax)
      writer.unsigned(line.rules)
      last = Int64(line.number)
    }
  }

  /// Thousandths; whole pieces take one byte.
  fileprivate mutating func quantity(_ thousandths: Int64) {
    let (whole, part) = thousandths.quotientAndRemainder(dividingBy: 1000)
    signed(part == 0 ? whole << 1 : thousandths << 1 | 1)
  }

  fileprivate mutating func giveBack(_ giveBack: GiveBack) {
    switch giveBack.extent {
    case .everything(let sale):
      byte(1)
      text(sale.text)
    case .lines(let lines, let sale):
      byte(2)
      text(sale.text)
      list(lines) { writer, line in
        writer.signed(Int64(line.number))
        writer.quantity(line.quantity)
        writer.optional(line.amounts) { writer, amounts in
          writer.signed(amounts.amount)
          writer.signed(amounts.discount)
          writer.signed(amounts.coupon)
          writer.signed(amounts.tax)
        }
      }
    case .amount(let amount):
      byte(3)
      signed(amount)
    }
  }

  fileprivate mutating func redemption(_ redemption: Redemption) {
    switch redemption.purpose {
    case .reward(let number):
      byte(1)
      unsigned(UInt64(number))
    case .payment(let amount):
      byte(2)
      signed(amount)
    }
    byte(redemption.unit)
    signed(redemption.points)
    optional(redemption.hold) { $0.text($1.text) }
    optional(redemption.sale) { $0.text($1.text) }
  }
}

extension ByteReader {
  fileprivate mutating func event() throws -> EventID { EventID(stored: try text()) }

  fileprivate mutating func evaluation() throws -> Evaluation {
    let version = try int32()
    let (inStore, inWindow, paid) = (try unsigned(), try unsigned(), try signed())
    var last: Int64 = 0
    let lines = try list { reader in
      last += try reader.signed()
      return KeptLine(
        number: Int32(truncatingIfNeeded: last), quantity: try reader.quantity(), amount: try reader.signed(),
        discount: try reader.signed(), coupon: try reader.signed(), tax: try reader.signed(),
        rules: try reader.unsigned())
    }
    return Evaluation(version: version, inStore: inStore, inWindow: inWindow, lines: lines, paidWithPoints: paid)
  }

  fileprivate mutating func quantity() throws -> Int64 {
    let coded = try signed()
    return coded & 1 == 0 ? (coded >> 1) * 1000 : coded >> 1
  }

  fileprivate mutating func giveBack() throws -> GiveBack {
    switch try byte() {
    case 1: return GiveBack(.everything(of: try event()))
    case 2:
      let sale = try event()
      let lines = try list { reader in
        GivenBackLine(
          number: try reader.int32(), quantity: try reader.quantity(),
          amounts: try reader.optional {
            GivenBackLine.Amounts(
              amount: try $0.signed(), discount: try $0.signed(), coupon: try $0.signed(), tax: try $0.signed())
          })
      }
      return GiveBack(.lines(lines, of: sale))
    case 3: return GiveBack(.amount(try signed()))
    default: throw Fault("stored return is of an unknown shape")
    }
  }

  fileprivate mutating func redemption() throws -> Redemption {
    let purpose: Redemption.Purpose
    switch try byte() {
    case 1: purpose = .reward(UInt16(truncatingIfNeeded: try unsigned()))
    case 2: purpose = .payment(try signed())
    default: throw Fault("stored redemption is of an unknown shape")
    }
    return Redemption(
      purpose: purpose, unit: try byte(), points: try signed(), hold: try optional { try $0.event() },
      sale: try optional { try $0.event() })
  }
}
