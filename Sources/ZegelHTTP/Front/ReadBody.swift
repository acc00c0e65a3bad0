import Foundation
import Hummingbird
import NIOCore
import ZegelDesk
import ZegelDomain

/// The caller went away, or broke off in the middle of its body: there is nobody to answer.
struct CallerGone: Error {
  let cause: any Error
}

private let decoder = JSONDecoder()

extension Call {
  /// The body as `Body`. Refuses `input-too-large`, and `input-malformed` with the path of what is wrong, never its value.
  func body<Body: Decodable>(_ type: Body.Type = Body.self) async throws -> Body {
    try decode(try await bytes(upTo: front.settings.mostBodyBytes))
  }

  /// The body as an event. Sales are most of what comes in, so they have a reader of their own.
  func posEvent() async throws -> PosEvent { try posEvent(try await bytes(upTo: front.settings.mostBodyBytes)) }

  func posEvent(_ bytes: ByteBuffer) throws -> PosEvent {
    try bytes.withUnsafeReadableBytes { try PosEvent(json: $0) }
  }

  /// The body of the question that tills ask most.
  func cardQuestion() async throws -> CardQuestion {
    try await bytes(upTo: front.settings.mostBodyBytes).withUnsafeReadableBytes { try CardQuestion(json: $0) }
  }

  func decode<Body: Decodable>(_ bytes: ByteBuffer) throws -> Body {
    do {
      return try bytes.withUnsafeReadableBytes { bytes in
        guard let start = bytes.baseAddress else { throw Refusal(.inputMalformed) }
        // The decoder keeps nothing of the bytes it was lent.
        let data = Data(
          bytesNoCopy: UnsafeMutableRawPointer(mutating: start), count: bytes.count, deallocator: .none)
        return try decoder.decode(Body.self, from: data)
      }
    } catch let error as DecodingError {
      throw Refusal(.inputMalformed, field: error.path)
    }
  }

  func bytes(upTo most: Int) async throws -> ByteBuffer {
    do {
      return try await request.body.collect(upTo: most)
    } catch is NIOTooManyBytesError {
      throw Refusal(.inputTooLarge, field: nil, String(most))
    } catch {
      throw CallerGone(cause: error)
    }
  }
}

extension DecodingError {
  /// Such as `lines[3].qty`; nil for a body that is no JSON at all.
  var path: String? { path(after: 0) }

  /// The same, seen from so many steps inside.
  func path(after depth: Int) -> String? {
    let all: [any CodingKey] =
      switch self {
      case .keyNotFound(let key, let context): context.codingPath + [key]
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
        context.codingPath
      @unknown default: []
      }
    let keys = all.dropFirst(depth)
    if keys.isEmpty { return nil }
    return keys.reduce("") { path, key in
      if let index = key.intValue { return "\(path)[\(index)]" }
      return path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)"
    }
  }
}
