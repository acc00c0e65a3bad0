import Foundation
import FoundationNetworking

/// A till that calls over real HTTP.
struct TillOnTheLine: Sendable {
  let port: Int
  let key: String
  private let session: URLSession

  init(port: Int, key: String) {
    self.port = port
    self.key = key
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = 10
    configuration.httpMaximumConnectionsPerHost = 16
    session = URLSession(configuration: configuration)
  }

  /// The status, and the answer; nil when the line broke.
  func call(_ path: String, _ body: String) async -> (status: Int, text: String)? {
    var request = URLRequest(url: URL(string: "http://127.0.0.1:\(port)/v1/\(path)")!)
    request.httpMethod = "POST"
    request.httpBody = Data(body.utf8)
    request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    guard let (data, response) = try? await session.data(for: request), let http = response as? HTTPURLResponse
    else { return nil }
    return (http.statusCode, String(decoding: data, as: UTF8.self))
  }

  func sell(_ receipt: String, card: String, cents: Int) async -> (status: Int, text: String)? {
    await call(
      "sales",
      """
      {"receipt":"\(receipt)","timestamp":"2026-03-02T10:00:00Z","currency":"EUR","card":"\(card)",
       "lines":[{"line":1,"qty":1,"amount_cents":\(cents)}]}
      """)
  }
}
