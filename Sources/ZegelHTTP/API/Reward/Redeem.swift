import ZegelDesk
import ZegelDomain

/// Hands out a reward, or lets points pay a part of the bill.
func redeem(_ call: Call) async throws -> Reply {
  let body: RewardBody = try await call.body()
  try body.needCard()
  return try await call.post(try call.checked(try body.act(try redemption(body), by: call.till)))
}

private func redemption(_ body: RewardBody) throws(Refusal) -> TillAct.Request {
  let hold = try body.named(body.hold, "hold")
  let sale = try body.named(body.sale, "sale")
  switch (body.reward, body.amountCents) {
  case (let reward?, nil): return .reward(id: reward, hold: hold, sale: sale)
  case (nil, let amount?): return .payment(amount, hold: hold, sale: sale)
  default: throw Refusal(.inputMalformed, field: "reward", "reward, amount_cents")
  }
}

/// Makes a redemption as if it never was.
func undo(_ call: Call) async throws -> Reply {
  let body: RewardBody = try await call.body()
  return try await call.post(try call.checked(try body.act(.undoing(try body.target(of: call)), by: call.till)))
}
