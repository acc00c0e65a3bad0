import Foundation
import Testing

@testable import zegel

@Suite struct `The list of settings` {
  /// To write it anew: `ZEGEL_WRITE_DOCS=1 swift test --filter 'The list of settings'`.
  @Test func `docs settings md says what the program reads`() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("docs/settings.md")
    if ProcessInfo.processInfo.environment["ZEGEL_WRITE_DOCS"] != nil {
      try page.write(to: file, atomically: true, encoding: .utf8)
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(kept == page)
  }

  @Test func `every standard is one that its setting accepts`() {
    for setting in Setting.all { #expect(setting.accepts(setting.standard), "\(setting.key)") }
  }

  private var page: String {
    let rows = Setting.all.map {
      "| `\($0.key)` | `\($0.variable)` | \($0.standard.isEmpty ? "" : "`\($0.standard)`") | \($0.values) | \($0.meaning) |"
    }
    return """
      # Settings

      In `settings.yaml` of the house, as maps: `server: {port: 8480}`. An environment variable wins over the file, `--set key=value`
      of `zegel serve` over both. A key nobody knows is refused. Without any of it everything runs as in the third column.

      | key | environment | standard | values | what it is |
      | --- | --- | --- | --- | --- |
      \(rows.joined(separator: "\n"))

      `ZEGEL_HOUSE` names the house for every command that has no `--house`.

      """
  }
}

extension Setting {
  fileprivate var values: String {
    switch kind {
    case .text: "text"
    case .number(let range): "\(range.lowerBound) to \(range.upperBound)"
    case .choice(let choices): choices.joined(separator: ", ")
    }
  }
}
