import Hummingbird
import NIOCore
import ZegelDomain

/// Numbers for a monitor.
/// - Source: the Prometheus text format, version 0.0.4.
func metrics(_ call: Call) async throws -> Reply {
  var text = MetricsText()
  let now = call.front.meters.current
  text.routes(now.routes)
  text.counter("zegel_acts_total", "Acts written to the ledger.", "kind", now.acts)
  text.counter(
    "zegel_refusals_total", "Requests and uploaded events refused.", "code",
    Dictionary(uniqueKeysWithValues: now.refusals.map { ($0.rawValue, $1) }))
  text.counter("zegel_replays_total", "Acts that had been done before.", nil, ["": now.replays])
  text.counter("zegel_faults_total", "Faults, each logged under its incident number.", nil, ["": now.faults])
  return Reply(status: .ok, type: "text/plain; version=0.0.4; charset=utf-8", body: ByteBuffer(string: text.text))
}

private struct MetricsText {
  private(set) var text = ""

  mutating func counter(_ name: String, _ help: String, _ label: String?, _ counts: [String: Int]) {
    head(name, help, "counter")
    for (value, count) in counts.sorted(by: { $0.key < $1.key }) {
      text += name + (label.map { "{\($0)=\"\(value)\"}" } ?? "") + " \(count)\n"
    }
  }

  mutating func routes(_ routes: [String: Meters.RouteMeter]) {
    let routes = routes.sorted { $0.key < $1.key }
    head("zegel_requests_total", "Requests answered.", "counter")
    for (route, meter) in routes {
      for (status, count) in meter.requests.sorted(by: { $0.key < $1.key }) {
        text += "zegel_requests_total{route=\"\(route)\",status=\"\(status)\"} \(count)\n"
      }
    }
    head("zegel_request_seconds", "How long answering took.", "histogram")
    for (route, meter) in routes { histogram(route, meter) }
  }

  private mutating func histogram(_ route: String, _ meter: Meters.RouteMeter) {
    var total = 0
    for (place, count) in meter.buckets.enumerated() {
      total += count
      let bound = place < Meters.bounds.count ? "\(Meters.bounds[place])" : "+Inf"
      text += "zegel_request_seconds_bucket{route=\"\(route)\",le=\"\(bound)\"} \(total)\n"
    }
    text += "zegel_request_seconds_sum{route=\"\(route)\"} \(meter.seconds)\n"
    text += "zegel_request_seconds_count{route=\"\(route)\"} \(total)\n"
  }

  private mutating func head(_ name: String, _ help: String, _ type: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
  }
}
