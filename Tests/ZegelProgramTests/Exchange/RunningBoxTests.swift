import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@Suite(.timeLimit(.minutes(5))) struct `The drop box as a service` {
  @Test func `starts, lets a party in by its pinned key, and stops`() async throws {
    let house = try await BoxKeeper()
    defer { house.remove() }
    let before = try house.zegel("exchange", "server", "status")
    #expect(before.status == 3 && before.text.contains("The drop box is not running."))
    let started = try house.zegel("exchange", "server", "start")
    #expect(started.status == 0, "\(started.text)")
    #expect(started.text.contains("Who may come in: acme") && started.text.contains("SHA256:"))
    #expect(try house.zegel("exchange", "server", "start").status == 0)
    #expect(try house.zegel("exchange", "server", "status").status == 0)
    let listed = try house.sftp("ls -1")
    #expect(listed.status == 0 && listed.text.contains("post"), "\(listed.text)")
    let stopped = try house.zegel("exchange", "server", "stop", "--language", "nl")
    #expect(stopped.text.contains("De brievenbus is gestopt."))
    #expect(try house.sftp("ls").status != 0)
    #expect(try house.zegel("exchange", "server", "stop").text.contains("was not running"))
  }

  @Test func `runs in the foreground too, and writes down who called in the one file that is kept short`() async throws
  {
    let house = try await BoxKeeper()
    defer { house.remove() }
    let heard = house.place + "/heard"
    let running = house.begin("exchange", "server", "run", hearing: heard)
    defer {
      kill(running, SIGKILL)
      waitpid(running, nil, 0)
    }
    let log = house.directory + "/exchange/server/sshd.log"
    func text(_ path: String) -> String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }
    var tries = 0
    while !text(log).contains("Server listening"), tries < 500 {
      usleep(20_000)
      tries += 1
    }
    #expect(try house.sftp("ls -1").status == 0)
    #expect(text(log).contains("from 127.0.0.1") && !text(heard).contains("127.0.0.1"))
    // A month later.
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -31 * 86_400)], ofItemAtPath: log + ".1")
    #expect(try house.zegel("exchange", "server", "status").status == 0)
    #expect(text(log + ".1").contains("from 127.0.0.1") && text(log).isEmpty)
    #expect(try house.sftp("ls -1").status == 0)
    #expect(text(log).contains("from 127.0.0.1") && !text(log).contains("\0"))
  }

  @Test func `says so when its port is taken, and never runs as root`() async throws {
    let house = try await BoxKeeper()
    defer { house.remove() }
    let other = try TestServer()
    defer { other.stop() }
    let taken = try house.zegel("exchange", "server", "start", environment: ["ZEGEL_BOX_PORT": "\(other.port)"])
    #expect(taken.status != 0 && taken.text.contains("box-not-started"), "\(taken.text)")
    if geteuid() == 0 {
      let root = try Peer.run([house.program, "exchange", "server", "start", "--house", house.directory])
      #expect(root.status != 0 && root.text.contains("(root)"), "\(root.text)")
    }
  }
}

/// A house that belongs to an account of its own, with a party that may come to its drop box.
private final class BoxKeeper {
  let place = "/tmp/zk\(UInt32.random(in: 0 ... .max))"
  let program: String
  private let port: Int
  var directory: String { place + "/house" }

  init() async throws {
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    program = place + "/zegel"
    try FileManager.default.copyItem(atPath: RunningProgram.path, toPath: program)
    let sample = try TestServer()
    port = sample.port
    sample.stop()
    try TestServer.makeKey(place + "/acme")
    let desk = try await Desk.make(HousePaths(place + "/house"))
    let first = try await desk.addStaff(name: "Ada Zwart", roles: [.owner], stores: [], by: .keeper)
    let owner = try await desk.actor(withKey: first.key)
    let second = try await desk.addStaff(name: "Bo Groen", roles: [.privacyOfficer], stores: [], by: owner)
    let officer = try await desk.actor(withKey: second.key)
    let policy =
      PeopleHouse.policy + """

        parties:
          - id: acme
            name: Acme Mailing B.V.
            role: processor
            contract: {signed_on: 2026-01-01}
            country: NL
            purposes: [marketing.email]
            fields: [email]
            channels:
              - {id: acme-optouts, direction: receive, carries: opt-outs, purpose: marketing.email, box: post}
        """
    for actor in [owner, officer] { _ = try await desk.applyPolicy(policy, by: actor) }
    let key = try String(contentsOfFile: place + "/acme.pub", encoding: .utf8)
    let proposed = try await desk.proposeSSHKey(key, of: "acme", .sshUser, by: owner)
    _ = try await desk.confirmKey(
      of: .party("acme"), .sshUser, fingerprint: proposed.facts.fingerprint, by: officer)
    await desk.close()
    if geteuid() == 0 { _ = try Peer.run(["chown", "-R", "postgres", place + "/house"]) }
  }

  func remove() {
    _ = try? zegel("exchange", "server", "stop")
    try? FileManager.default.removeItem(atPath: place)
  }

  /// As an account that is not root, whoever runs the tests.
  func zegel(_ arguments: String..., environment: [String: String] = [:]) throws -> Peer.Outcome {
    try Peer.run(command(arguments, environment))
  }

  private func command(_ arguments: [String], _ environment: [String: String]) -> [String] {
    let variables = ["ZEGEL_BOX_PORT": "\(port)", "LANG": "en_GB.UTF-8"].merging(environment) { $1 }
    let account = geteuid() == 0 ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : []
    return account + ["env"] + variables.map { "\($0.key)=\($0.value)" } + [program] + arguments
      + ["--house", directory]
  }

  /// - Parameter hearing: what it says goes to this file.
  func begin(_ arguments: String..., hearing path: String) -> Int32 {
    TestServer.start(["sh", "-c", "exec \"$@\" >\(path) 2>&1", "sh"] + command(arguments, [:]))
  }

  func sftp(_ line: String) throws -> Peer.Outcome {
    try PartyAtHome.sftp(
      [line], port: port, user: geteuid() == 0 ? "postgres" : NSUserName(), key: place + "/acme")
  }
}
