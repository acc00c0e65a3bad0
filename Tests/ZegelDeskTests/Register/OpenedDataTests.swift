import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

/// What is opened and what the register tells, held against each other in the sources themselves.
@Suite struct `The register and what is opened` {
  @Test func `every call that opens names a way of the register, and every way has its call`() throws {
    let calls = try sources().flatMap { OpeningCall.all(in: $0.text, file: $0.file) }
    #expect(calls.count >= 10)
    #expect(calls.filter { $0.way == nil }.map(\.place) == [])
    let named = Set(calls.compactMap(\.way))
    #expect(named.isSubset(of: Set(OpeningWay.allCases.map(\.swiftName))))
    #expect(
      Set(OpeningWay.allCases.map(\.swiftName)).subtracting(named) == ["staffName"], "the vault names that itself")
  }

  @Test func `a call that names none is found`() {
    let found = OpeningCall.all(in: "  let a = try vault.admit(\n    opening, of: member)\n", file: "Curious.swift")
    #expect(found.map(\.way) == [nil])
    #expect(OpeningCall.all(in: "try vault.trail(of: x, for: .decide)", file: "").map(\.way) == ["decide"])
  }

  @Test func `nothing but the vault undoes a seal`() throws {
    for (file, text) in try sources() where !file.contains("/ZegelVault/") {
      for word in ["AES.GCM.open", "AES.KeyWrap.unwrap", "ChaChaPoly.open", "SymmetricKey("] {
        #expect(!text.contains(word), "\(file) has \(word)")
      }
    }
  }

  @Test func `the register lists every way with its purposes, all of them known`() async throws {
    let shop = try await PeopleHouse()
    let register = try await shop.desk.register(of: .newest, in: .en)
    #expect(register.openings.map(\.way) == OpeningWay.allCases)
    let known = Set(register.activities.map(\.purpose))
    for opening in register.openings {
      #expect(!opening.purposes.isEmpty && Set(opening.purposes).isSubset(of: known), "\(opening.way)")
    }
    let shown = try #require(register.openings.first { $0.way == .show })
    #expect(Set(shown.purposes) == ["membership", "marketing.email", "marketing.sms", "marketing.post"])
    await shop.remove()
  }

  private func sources() throws -> [(file: String, text: String)] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
    let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
      .map { (file: $0.path, text: try String(contentsOf: $0, encoding: .utf8)) }
  }
}

extension OpeningWay {
  fileprivate var swiftName: String { "\(self)" }
}

/// A call of one of the vault's opening functions, as it stands in a source.
private struct OpeningCall {
  let place: String
  /// Nil when it names none.
  let way: String?

  static let functions = ["vault.admit(", "vault.trail(of:", "epochs.personKey(", "exchange.open("]

  static func all(in text: String, file: String) -> [OpeningCall] {
    guard !file.contains("/ZegelVault/") else { return [] }
    return functions.flatMap { function in
      text.ranges(of: function).map { range in
        let call = text[range.lowerBound...].prefix(200).prefix { $0 != ";" }
        let way = call.firstMatch(of: /for: \.([a-zA-Z]+)/).map { String($0.1) }
        return OpeningCall(place: "\(file): \(function)", way: way)
      }
    }
  }
}
