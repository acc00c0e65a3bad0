import ZegelDesk
import ZegelDomain

/// Sets points aside for a long basket.
func hold(_ call: Call) async throws -> Reply {
  let body: RewardBody = try await call.body()
  try body.needCard()
  guard let points = body.points else { throw Refusal(.inputMalformed, field: "points") }
  let request = TillAct.Request.hold(points, seconds: body.seconds ?? usualHoldSeconds)
  return try await call.post(try call.checked(try body.act(request, by: call.till)))
}

private let usualHoldSeconds: Int64 = 900

/// Frees what a hold set aside.
func release(_ call: Call) async throws -> Reply {
  let body: RewardBody = try await call.body()
  return try await call.post(try call.checked(try body.act(.releasing(try body.target(of: call)), by: call.till)))
}
