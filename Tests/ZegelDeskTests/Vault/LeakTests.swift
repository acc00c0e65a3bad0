import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit
import ZegelVault

/// Values that stand nowhere else, in every form that they could leak in, looked for in every file of the house.
@Suite(.enabled(if: !TestEngine.isPostgres)) struct `Nothing leaks` {
  /// 100,000 with `ZEGEL_LEAK_MEMBERS=100000`.
  static let count = Int(ProcessInfo.processInfo.environment["ZEGEL_LEAK_MEMBERS"] ?? "") ?? 1_000

  @Test func `no value of any member is in the database, its log, a backup, the archive's place or a temporary file`()
    async throws
  {
    let shop = try await PeopleHouse()
    let before = Self.temporaryFiles()
    for number in 0..<Self.count { _ = try await shop.join(Canary(number), by: shop.cashier) }
    let id = try await shop.join(Canary(Self.count), by: shop.cashier)
    try await shop.desk.openMember(id, for: "membership", by: shop.cashier) { #expect($1.text("name") != nil) }
    try await shop.desk.changeValue("name", of: id, to: Canary(Self.count + 1).name, reason: "x", by: shop.cashier)
    try await shop.desk.eraseMember(id, by: shop.officer)
    _ = try await shop.desk.backUp(to: BackupSet("\(shop.house.paths.directory)/backups"))
    _ = try await shop.desk.sequenceTrail()
    var files = Self.files(shop.house.paths.directory)
    files += Self.temporaryFiles().subtracting(before).flatMap { Self.files($0) }
    #expect(files.contains { $0.hasSuffix("zegel.db") } && files.contains { $0.contains("backups") })
    // The search itself must be able to find: the policy's own text is in the database.
    #expect(try Self.leaks(in: files, needles: ["Leden verwachten het blad"]).isEmpty == false)
    #expect(try Self.leaks(in: files, needles: Canary.needles) == [])
    await shop.remove()
  }

  /// An invented person whose values all begin with marks that nothing else has.
  struct Canary {
    let name, email: String

    init(_ number: Int) {
      name = "Qzvkarel \(PeopleHouse.word(number)) Wxjdrost"
      email = "qzvmail\(number)@wxjpost.example"
    }

    /// Beginnings of values as text, in UTF-16 both ways, in hexadecimal, in base 64 at each of three offsets, escaped.
    static let marks = ["Qzvkarel", "qzvkarel", "QZVKAREL", "Wxjdrost", "wxjdrost", "qzvmail", "QZVMAIL", "wxjpost"]

    static var needles: [[UInt8]] { marks.flatMap { forms(of: Array($0.utf8)) } }

    private static func forms(of text: [UInt8]) -> [[UInt8]] {
      let hex: String = text.map { String($0, radix: 16) }.joined()
      let escaped: String = text.map { "%" + String($0, radix: 16, uppercase: true) }.joined()
      let wide: [UInt8] = text.flatMap { [$0, 0] }
      var forms: [[UInt8]] = [text, Array(text.reversed()), wide]
      forms += [hex, hex.uppercased(), escaped].map { Array($0.utf8) }
      for shift in 0..<3 {
        let whole = Data(Array(repeating: UInt8(0), count: shift) + text).base64EncodedString()
        // Only what does not depend on what stands before and after.
        let certain = Array(whole.dropFirst(shift == 0 ? 0 : 4).dropLast(4).utf8)
        if certain.count >= 6 { forms.append(certain) }
      }
      return forms
    }
  }

  private static func files(_ path: String) -> [String] {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { return [] }
    if !isDirectory.boolValue { return [path] }
    return (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).map { "\(path)/\($0)" }
      .filter { FileManager.default.fileExists(atPath: $0, isDirectory: &isDirectory) && !isDirectory.boolValue }
  }

  private static func temporaryFiles() -> Set<String> {
    let place = FileManager.default.temporaryDirectory.path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    // Houses of other tests that run at the same time have values of their own.
    return Set(names.filter { !$0.hasPrefix("zegel-") }.map { "\(place)/\($0)" })
  }

  private static func leaks(in files: [String], needles: [String]) throws -> [String] {
    try leaks(in: files, needles: needles.map { Array($0.utf8) })
  }

  private static func leaks(in files: [String], needles: [[UInt8]]) throws -> [String] {
    files.filter { file in
      // Other programs' temporary files come and go.
      guard let data = try? Data(contentsOf: URL(fileURLWithPath: file), options: .mappedIfSafe) else { return false }
      return needles.contains { data.range(of: Data($0)) != nil }
    }
  }
}

extension PeopleHouse {
  fileprivate func join(_ canary: `Nothing leaks`.Canary, by actor: Actor) async throws -> MemberID {
    try await desk.joinMember(
      MemberApplication(
        values: ["name": canary.name, "email": canary.email], consents: ["marketing.email": true], route: .till,
        language: .nl), by: actor)
  }
}
