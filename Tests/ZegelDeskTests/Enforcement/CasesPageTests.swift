import Foundation
import Testing

@Suite struct `The page of enforcement cases` {
  @Test func `names tests that exist, and every test of a case has a row`() throws {
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let sources = try FileManager.default.contentsOfDirectory(at: here, includingPropertiesForKeys: nil)
      .filter { $0.lastPathComponent.hasSuffix("Cases.swift") }.map { try String(contentsOf: $0, encoding: .utf8) }
    let tests = Set(sources.flatMap { $0.matches(of: /func `([^`]+)`/).map { String($0.1) } })
    let page = try String(
      contentsOf: here.appendingPathComponent("../../../docs/enforcement.md"), encoding: .utf8)
    let named = Set(
      page.split(separator: "\n").filter { $0.hasPrefix("|") }.dropFirst(2)
        .flatMap { row in
          row.split(separator: "|").last.map { $0.matches(of: /`([^`]+)`/).map { String($0.1) } } ?? []
        })
    #expect(tests.count >= 20)
    #expect(named.subtracting(tests) == [])
    #expect(tests.subtracting(named) == [])
  }
}
