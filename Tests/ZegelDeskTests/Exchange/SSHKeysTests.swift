import Foundation
import Testing
import ZegelDomain
import ZegelTestKit
import ZegelVault

@testable import ZegelDesk

private let ed25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl"

@Suite struct `Keys of SSH` {
  @Test(arguments: [
    "\(ed25519) jo@voorbeeld.example\n", "# server\nsftp.acme.example,192.0.2.1 \(ed25519)\n\n",
    "from=\"192.0.2.0/24\" \(ed25519)",
  ])
  func `a line is read without its host, options and remark`(_ written: String) throws {
    let line = try SSHPublicLine(written)
    // As `ssh-keygen -l` says of github.com's, which is public.
    #expect(line.text == ed25519 && line.fingerprint == "SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU")
  }

  @Test(arguments: [
    "", "ssh-ed25519", "ssh-ed25519 AAAA", "ssh-dss AAAAB3NzaC1kc3M=", "ssh-rsa \(ed25519.dropFirst(12))",
    "\(ed25519)\n\(ed25519)", String(ed25519.dropLast(4)), "-----BEGIN OPENSSH PRIVATE KEY-----",
  ])
  func `what is no whole key, or more than one, is refused`(_ written: String) {
    #expect(throws: Refusal(.exchangeKeyMalformed, field: "key")) { _ = try SSHPublicLine(written) }
  }

  @Test func `bytes of any sort are read or refused, and a changed key never has the same fingerprint`() throws {
    var chance = SeededGenerator(seed: 11)
    let whole = try SSHPublicLine(ed25519)
    for _ in 0..<2_000 {
      var blob = Array(Data(base64Encoded: String(ed25519.dropFirst(12)))!)
      for _ in 0..<Int.random(in: 1...3, using: &chance) {
        blob[Int.random(in: 0..<blob.count, using: &chance)] ^= UInt8.random(in: 1...255, using: &chance)
      }
      blob.removeLast(Int.random(in: 0...1, using: &chance))
      let text = "ssh-ed25519 \(Data(blob).base64EncodedString())"
      if let line = try? SSHPublicLine(text), line.text != whole.text {
        #expect(line.fingerprint != whole.fingerprint)
      }
    }
  }

  @Test func `OpenSSH reads the key that is made, and gives it the same fingerprint`() throws {
    let made = SSHKey(seed: (0..<32).map { UInt8($0) }, check: 0x0102_0304)
    let line = try SSHPublicLine(made.publicLine)
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("zegel-\(UUID().uuidString)").path
    defer { unlink(place) }
    #expect(
      FileManager.default.createFile(
        atPath: place, contents: Data(made.privateText.utf8), attributes: [.posixPermissions: 0o600]))
    #expect(try keygen("-y", "-f", place) == line.text + "\n")
    #expect(try keygen("-l", "-f", place).contains(" \(line.fingerprint) "))
  }

  @Test func `the house's own is made, confirmed by another, and opened to log in`() async throws {
    let shop = try await PeopleHouse()
    let (key, publicLine) = try await shop.desk.makeSSHKey(by: shop.owner)
    #expect(publicLine.hasPrefix("ssh-ed25519 ") && key.facts.kind == .sshUser && key.facts.owner == .house)
    _ = try await shop.desk.confirmKey(
      of: .house, .sshUser, fingerprint: key.facts.fingerprint, by: shop.officer)
    let secret = try await shop.desk.withHouseKeys(.sshUser) { $0.secretBytes(at: 0) }
    #expect(String(decoding: secret, as: UTF8.self).hasPrefix("-----BEGIN OPENSSH PRIVATE KEY-----\n"))
    await #expect(throws: Refusal(.exchangePartyUnknown, field: "party")) {
      _ = try await shop.desk.proposeSSHKey(ed25519, of: "acme", .sshHost, by: shop.owner)
    }
    await shop.remove()
  }

  private func keygen(_ arguments: String...) throws -> String {
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/ssh-keygen")
    process.arguments = arguments
    process.standardOutput = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: said, as: UTF8.self)
  }
}
