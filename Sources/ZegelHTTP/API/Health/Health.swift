import Hummingbird
import NIOCore

/// That the process answers; touches nothing.
func health(_ call: Call) async throws -> Reply {
  Reply(status: .ok, type: "application/json; charset=utf-8", body: healthBody)
}

private let healthBody = ByteBuffer(string: #"{"status":"ok"}"#)
