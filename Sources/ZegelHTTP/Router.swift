import HTTPTypes
import Hummingbird

func router(_ front: Front) -> Router<CallContext> {
  let router = Router(context: CallContext.self, options: .autoGenerateHeadEndpoints)
  for route in Route.all {
    router.on(RouterPath(route.path), method: route.method) { request, context in
      try await front.answer(route, request, context)
    }
  }
  let pages = PageRoute.served(by: front.desk)
  for page in pages {
    router.on(RouterPath(page.path), method: page.method) { request, context in
      try await front.answer(page, request, context)
    }
  }
  // Only what no route takes passes here: middleware holds for what is added after it.
  router.add(middleware: Nowhere(front: front, pages: pages))
  return router
}

/// Answers what no route takes.
private struct Nowhere: RouterMiddleware {
  let front: Front
  let pages: [PageRoute]

  func handle(_ request: Request, context: CallContext, next: (Request, CallContext) async throws -> Response)
    async throws -> Response
  {
    let path = request.uri.path
    let allowed =
      Route.all.filter { $0.path.fits(path) }.map(\.method) + pages.filter { $0.path.fits(path) }.map(\.method)
    let response = front.answerNowhere(request, allowed: allowed)
    return request.method == .head ? response.createHeadResponse() : response
  }
}

extension String {
  /// Whether this pattern, such as `/v1/sales/{event}`, takes a path.
  fileprivate func fits(_ path: String) -> Bool {
    let (wanted, given) = (split(separator: "/"), path.split(separator: "/"))
    return wanted.count == given.count && zip(wanted, given).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
  }
}
