import Foundation
import Testing

/// What a delivery room could write, and what the compiler says of it.
@Suite struct `The compiler` {
  @Test(arguments: [
    ("func keep(_ opened: borrowing Opened) -> Opened { opened }", "cannot be consumed"),
    ("var kept: Opened?; func keep(_ opened: consuming Opened) { kept = Opened([:]) }", "inaccessible"),
    ("func all(_ opened: borrowing Opened) -> [String: String] { opened.values }", "inaccessible"),
    ("let key: PersonKey? = nil", "cannot find"),
    ("func open(_ vault: Vault) {}", "cannot find"),
    ("let ring: Keyring? = nil", "cannot find"),
    ("func open(_ admission: Admission) {}", "cannot find"),
  ])
  func `stops another room from seeing or keeping what is sealed`(_ code: String, _ reason: String) throws {
    let (status, said) = try Self.check(code)
    #expect(status != 0)
    #expect(said.contains(reason), "it said: \(said.suffix(400))")
  }

  @Test func `lets it read one field, there and then`() throws {
    let (status, said) = try Self.check(
      "func show(_ opened: borrowing Opened) -> String? { opened.text(\"name\") }")
    #expect(status == 0, "it said: \(said.suffix(400))")
  }

  private static func check(_ code: String, file this: String = #filePath) throws -> (status: Int32, said: String) {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("zegel-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let file = directory.appendingPathComponent("Room.swift")
    try Data("import ZegelVault\n\(code)\n".utf8).write(to: file)
    let modules = Bundle.main.executableURL!.deletingLastPathComponent().appendingPathComponent("Modules").path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let sources = URL(fileURLWithPath: this).pathComponents.dropLast(3).joined(separator: "/").dropFirst() + "/Sources"
    process.arguments =
      [
        "swiftc", "-emit-sil", "-o", "/dev/null", "-swift-version", "6", "-I", modules, "-Xcc",
        "-I/usr/include/postgresql",
      ]
      + ["CPQ", "CSQLite", "CSodium"].flatMap { ["-I", "\(sources)/\($0)"] } + [file.path]
    let pipe = Pipe()
    (process.standardError, process.standardOutput) = (pipe, pipe)
    try process.run()
    let said = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }
}
