import ZegelDomain

/// A ready-to-paste `curl` for each till call.
struct DemoCalls {
  let port: Int
  let key: String
  let card: String
  let now: Instant

  var text: String {
    """

    The till API listens on http://127.0.0.1:\(port) (Ctrl-C stops it and throws the house away). Paste these in another terminal:

    Z=http://127.0.0.1:\(port)/v1; K='Authorization: Bearer \(key)'
    \(calls.map { "curl -sH \"$K\" $Z/\($0.path) -d '\($0.body)'" }.joined(separator: "\n"))

    The whole API: http://127.0.0.1:\(port)/openapi.json
    """
  }

  private var calls: [(path: String, body: String)] {
    let at = "\"timestamp\":\"\(now.adding(milliseconds: -(now.milliseconds % 1000)).rfc3339)\""
    let lines = "\"currency\":\"EUR\",\"lines\":[{\"line\":1,\"category\":\"koffie\",\"qty\":2,\"amount_cents\":1550}]"
    let card = "\"card\":\"\(card)\""
    return [
      ("identifications", "{\(card)}"),
      ("quotes", "{\"receipt\":\"a1\",\(at),\(card),\(lines)}"),
      ("sales", "{\"receipt\":\"a1\",\(at),\(card),\(lines)}"),
      ("returns", "{\"receipt\":\"a2\",\"refers_to\":\"1-1-a1\",\(at),\"lines\":[{\"line\":1,\"qty\":1}]}"),
      ("voids", "{\"receipt\":\"a3\",\"refers_to\":\"1-1-a1\",\(at)}"),
      ("redemptions", "{\"receipt\":\"a4\",\(at),\(card),\"reward\":\"brood\"}"),
      ("undos", "{\"receipt\":\"a5\",\"refers_to\":\"1-1-a4\",\(at)}"),
      ("holds", "{\"receipt\":\"a6\",\(at),\(card),\"points\":20,\"seconds\":600}"),
      ("releases", "{\"receipt\":\"a7\",\"refers_to\":\"1-1-a6\",\(at)}"),
      ("questions", "{\(card)}"),
      (
        "members",
        "{\"reference\":\"m1\",\"notice_version\":1,\"values\":{\"name\":\"Jo Bedacht\",\"email\":\"jo@voorbeeld.example\"},\"answers\":{\"marketing.email\":true}}"
      ),
      (
        "uploads",
        "{\"events\":[{\"schema\":\"pos-1\",\"type\":\"sale\",\"event\":\"1-1-b1\",\"store\":\"1\",\"till\":1,\"basket\":\"b1\",\(at),\(card),\(lines)}]}"
      ),
    ]
  }
}
