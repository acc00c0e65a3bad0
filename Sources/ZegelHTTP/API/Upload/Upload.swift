import HTTPTypes
import Hummingbird
import NIOCore
import ZegelDesk
import ZegelDomain

/// Takes in what tills did while they were offline, in any order and any number of times. Each event is judged by
/// itself and gets an answer of its own, in the order they came.
func upload(_ call: Call) async throws -> Reply {
  let type = call.request.headers[.contentType]?.lowercased() ?? ""
  return type.hasPrefix("application/x-ndjson") ? try await uploadLines(call) : try await uploadAtOnce(call)
}

private func uploadAtOnce(_ call: Call) async throws -> Reply {
  let bytes = try await call.bytes(upTo: call.front.settings.mostUploadBytes)
  let events = (try call.decode(bytes) as UploadBody).events
  guard events.count <= Upload.mostEventsAtOnce else {
    throw Refusal(.inputTooLarge, field: "events", String(Upload.mostEventsAtOnce))
  }
  var upload = Upload(call)
  for event in events { try await upload.take(event.outcome) }
  let results = try await upload.finish()
  var body = ByteBuffer(string: #"{"results":["#)
  var lines = results.lines
  if lines.readableBytes > 0 {
    // Every result ends in a newline; between them stands a comma.
    var joined = ByteBuffer()
    while let line = lines.readLine() {
      if joined.readableBytes > 0 { joined.writeInteger(UInt8(ascii: ",")) }
      joined.writeImmutableBuffer(line)
    }
    body.writeImmutableBuffer(joined)
  }
  body.writeString("]}")
  return Reply(status: .ok, type: "application/json; charset=utf-8", body: body)
}

/// Reads line by line and keeps no more than a part of the input; the results stay until the end, since a caller that
/// is still sending does not read.
private func uploadLines(_ call: Call) async throws -> Reply {
  var upload = Upload(call)
  var splitter = LineSplitter(most: call.front.settings.mostBodyBytes)
  var body = call.request.body.makeAsyncIterator()
  while let part = try await body.nextPart() {
    splitter.add(part)
    while let line = splitter.next() { try await upload.take(line, call) }
    if upload.isFull { break }
  }
  if let line = splitter.last() { try await upload.take(line, call) }
  let results = try await upload.finish()
  return Reply(status: .ok, type: "application/x-ndjson; charset=utf-8", body: results.lines)
}

extension RequestBody.AsyncIterator {
  fileprivate mutating func nextPart() async throws -> ByteBuffer? {
    do { return try await next() } catch { throw CallerGone(cause: error) }
  }
}

extension Upload {
  fileprivate mutating func take(_ line: LineSplitter.Line, _ call: Call) async throws {
    switch line {
    case .whole(let bytes):
      do { try await take(.success(try call.posEvent(bytes))) } catch let refusal as Refusal {
        try await take(.failure(refusal))
      }
    case .tooLong(let most): try await take(.failure(Refusal(.inputTooLarge, field: nil, String(most))))
    }
  }
}
