import Foundation
import Testing
import ZegelDomain

@testable import ZegelHTTP

@Suite struct `The list of refusals` {
  /// To write it anew: `ZEGEL_WRITE_DOCS=1 swift test --filter 'The list of refusals'`.
  @Test func `docs refusals md says what the program says`() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs/refusals.md")
    let page = refusalPage()
    if ProcessInfo.processInfo.environment["ZEGEL_WRITE_DOCS"] != nil {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try page.write(to: file, atomically: true, encoding: .utf8)
    }
    let kept = try? String(contentsOf: file, encoding: .utf8)
    #expect(kept == page, "docs/refusals.md should be:\n\(page)")
  }
}

private func refusalPage() -> String {
  var page = """
    # Refusals

    A refusal is an answer of "no" that was foreseen: it has a code that never changes its meaning, tells which field it is about,
    what happened and what to do now. Over HTTP it is a problem document (RFC 9457) with the status below; a command ends with exit
    code 1. *Again* says whether the very same request can succeed later. It never holds a card number, a key or a personal value.
    Anything else that goes wrong is a fault: status 500, exit code 70, and a number that is in the log.

    `{field}` is the field, `{1}` a detail; what stands between `[` and `]` is left out when there is no such detail.


    """
  for kind in Refusal.Kind.allCases {
    page += "## \(kind.heading)\n\n"
    for code in Refusal.Code.allCases where code.kind == kind { page += code.entry }
  }
  return String(page.dropLast())
}

extension Refusal.Kind {
  fileprivate var heading: String {
    switch self {
    case .input: "The input is wrong"
    case .unknown: "What it names is not there"
    case .state: "Not as things stand"
    case .access: "Who asks may not"
    case .house: "The house is not in order"
    case .busy: "Not now"
    }
  }
}

extension Refusal.Code {
  fileprivate var entry: String {
    """
    ### `\(rawValue)`
    \(text.title.en) · HTTP \(httpStatus) · again: \(isWorthRetrying ? "yes" : "no")
    - en: \(text.message.en) \(text.remedy.en)
    - nl: \(text.message.nl) \(text.remedy.nl)


    """
  }
}
