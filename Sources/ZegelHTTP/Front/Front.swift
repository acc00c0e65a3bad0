import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ZegelDesk
import ZegelDomain

/// What every request passes: who calls, how often, and what is told and written down when it does not go well.
final class Front: Sendable {
  let desk: Desk
  let settings: ServerSettings
  let meters: Meters
  let limits: Limits
  private let logger: Logger
  private let clock = ContinuousClock()

  init(desk: Desk, settings: ServerSettings, logger: Logger) {
    self.desk = desk
    self.settings = settings
    self.logger = logger
    meters = Meters()
    limits = Limits(settings)
  }

  func answer(_ route: Route, _ request: Request, _ context: CallContext) async throws -> Response {
    let start = clock.now
    let language = Language(accepting: request.headers[.acceptLanguage])
    var caller: Till?
    var reply: Reply
    var refused: Refusal.Code?
    do {
      if route.needsKey && !(route.mayBePublic && settings.trailIsPublic) {
        caller = try await till(calling: request, context)
      }
      let call = Call(request: request, context: context, front: self, language: language, caller: caller)
      reply = try await route.handler(call)
    } catch let gone as CallerGone {
      throw gone.cause
    } catch let refusal as Refusal {
      refused = refusal.code
      reply = .problem(refusal, language, retryAfter: limits.retryAfter(for: caller, context.address, refusal))
    } catch {
      reply = .fault(note(error, route.path), language)
    }
    finish(route.path, reply, after: clock.now - start, caller, refused)
    return Response(reply, language)
  }

  /// No such route, or not with this method.
  func answerNowhere(_ request: Request, allowed: [HTTPRequest.Method]) -> Response {
    let language = Language(accepting: request.headers[.acceptLanguage])
    var reply: Reply
    if allowed.isEmpty {
      reply = .problem(Refusal(.notFound), language)
    } else {
      reply = .wrongMethod(language)
      reply.headers[.allow] = allowed.map(\.rawValue).joined(separator: ", ")
    }
    meters.count("unknown", status: reply.status.code, after: .zero)
    return Response(reply, language)
  }

  /// Writes a fault down under an incident number, which is all that the caller gets to see of it.
  func note(_ error: any Error, _ route: String) -> String {
    meters.countFault()
    let incident = "I-" + String(UInt64.random(in: 1 << 60 ... .max), radix: 36, uppercase: true)
    // A fault describes itself without values from outside; of other errors only the type is safe to write.
    let what = (error as? Fault)?.description ?? String(reflecting: type(of: error))
    logger.error("fault", metadata: ["incident": "\(incident)", "route": "\(route)", "what": "\(what)"])
    return incident
  }

  /// - Parameter route: the pattern, never the address that was called.
  func finish(
    _ route: String, _ reply: Reply, after duration: Duration, _ caller: Till?, _ refused: Refusal.Code?
  ) {
    meters.count(route, status: reply.status.code, after: duration)
    if let refused { meters.count(refused) }
    let level: Logger.Level = reply.status.code < 400 ? .debug : .info
    guard level >= logger.logLevel else { return }
    var metadata: Logger.Metadata = [
      "route": "\(route)", "status": "\(reply.status.code)", "milliseconds": "\(duration.milliseconds)",
    ]
    if let caller { metadata["till"] = "\(caller.id)" }
    if let refused { metadata["refusal"] = "\(refused.rawValue)" }
    logger.log(level: level, "request answered", metadata: metadata)
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
  var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}

extension Response {
  init(_ reply: Reply, _ language: Language) {
    var headers = reply.headers
    headers[.contentType] = reply.type
    headers[.contentLanguage] = language.rawValue
    self.init(status: reply.status, headers: headers, body: ResponseBody(inParts: reply.body))
  }
}

extension ResponseBody {
  /// A long body goes out part by part, each when the one before has left.
  ///
  /// Hummingbird 2.28 closes a connection right behind the last byte when the server stops, and what has not reached
  /// the socket by then is lost; with short parts that is next to nothing. Once it waits for its writes, this can go.
  fileprivate init(inParts body: ByteBuffer) {
    let partSize = 32 * 1024
    guard body.readableBytes > partSize else {
      self.init(byteBuffer: body)
      return
    }
    self.init(contentLength: body.readableBytes) { writer in
      var rest = body
      while let part = rest.readSlice(length: min(partSize, rest.readableBytes)), part.readableBytes > 0 {
        try await writer.write(part)
      }
      try await writer.finish(nil)
    }
  }
}
