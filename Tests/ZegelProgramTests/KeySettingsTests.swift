import Foundation
import Testing
import ZegelDesk

@testable import zegel

@Suite struct `The settings of the keys` {
  @Test func `reach whoever opens the house`() async throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("zegel-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let paths = HousePaths(directory)
    let text = """
      keys:
        directory: /mnt/keyring
        passphrase:
          file: /etc/zegel/passphrase
          command: "kms-tool open --key zegel"
      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: paths.settings))
    let keys = try await Settings.read(paths, overrides: []).house.keys
    #expect(keys.directory == "/mnt/keyring")
    #expect(keys.passphraseFile == "/etc/zegel/passphrase")
    #expect(keys.passphraseCommand == "kms-tool open --key zegel")
    #expect(keys.ask != nil)
    #expect(try await Settings.read(paths, overrides: ["keys.directory=ring"]).house.keys.directory == "ring")
  }

  @Test func `are empty when nothing is said`() async throws {
    let keys = try await Settings.read(HousePaths("/nonexistent"), overrides: []).house.keys
    #expect(keys.directory == nil && keys.passphraseFile == nil && keys.passphraseCommand == nil)
  }
}
