import Foundation
import Testing
import ZegelSFTP
import ZegelTestKit

@Suite(.serialized, .timeLimit(.minutes(5))) struct `A drop box` {
  @Test func `takes a delivery from OpenSSH's own client, and writes down what is complete`() throws {
    let box = try Box()
    defer { box.remove() }
    let file = try box.message("m", bytes: 3_000_000)
    let sums = try box.local("s", Array("# zegel: delivery/1\n".utf8))
    let signature = try box.local("a", Array("-----BEGIN PGP SIGNATURE-----\n".utf8))
    let brought = try box.sftp(
      "cd in", "put \(file) .acme-optouts-000001.csv.pgp.part",
      "rename .acme-optouts-000001.csv.pgp.part acme-optouts-000001.csv.pgp",
      "put \(sums) acme-optouts-000001.sums", "put \(signature) acme-optouts-000001.sums.asc", "ls -l")
    #expect(brought.status == 0, "\(brought.text)")
    #expect(
      box.there("in") == [
        "acme-optouts-000001.csv.pgp", "acme-optouts-000001.sums", "acme-optouts-000001.sums.asc",
      ])
    #expect(brought.text.contains("3000003"))
    #expect(FileManager.default.contentsEqual(atPath: file, andPath: box.root + "/in/acme-optouts-000001.csv.pgp"))
    #expect(box.log.contains("\"event\":\"file-complete\",\"name\":\"acme-optouts-000001.sums.asc\""))
  }

  @Test func `gives what the house has ready, and an answer is brought to it`() throws {
    let box = try Box()
    defer { box.remove() }
    let ready = try box.message("r", bytes: 20_000_000)
    try FileManager.default.copyItem(atPath: ready, toPath: box.root + "/out/acme-members-000007.csv.pgp")
    let target = box.server.folder + "/fetched"
    let answer = try box.local("x", Array("# zegel: receipt/1\n".utf8))
    let fetched = try box.sftp(
      "get out/acme-members-000007.csv.pgp \(target)", "put \(answer) out/acme-members-000007.receipt")
    #expect(fetched.status == 0, "\(fetched.text)")
    #expect(FileManager.default.contentsEqual(atPath: ready, andPath: target))
    #expect(box.there("out") == ["acme-members-000007.csv.pgp", "acme-members-000007.receipt"])
  }

  @Test func `shows nothing above itself, and no name that is not a channel's`() throws {
    let box = try Box()
    defer { box.remove() }
    let file = try box.message("m")
    let target = box.server.folder + "/t"
    for command in [
      "get /etc/passwd \(target)", "get ../../../../etc/passwd \(target)", "get in/../../rules.json \(target)",
      "put \(file) in/other.csv.pgp", "put \(file) acme-optouts-000001.csv.pgp",
      "put \(file) in/acme-optouts-1.csv.pgp",
      "put \(file) in/acme-optouts-000001.exe", "put \(file) in/.ssh", "put \(file) out/acme-members-000001.csv.pgp",
      "mkdir in/x", "rm in/acme-optouts-000001.csv.pgp", "ln in/a in/b", "symlink /etc/passwd in/x", "cd /etc",
      "rename in/acme-optouts-000001.csv.pgp out/acme-members-000001.csv.pgp",
    ] {
      #expect(try box.sftp(command).status != 0, "\(command)")
    }
    let listed = try box.sftp("ls -1 /", "pwd").text
    #expect(listed.contains("/in") && listed.contains("/out") && !listed.contains("etc"))
    #expect(box.there("in").isEmpty && box.there("out").isEmpty)
    #expect(!FileManager.default.fileExists(atPath: target))
    #expect(try box.ssh("id").isEmpty)
  }

  @Test func `follows no link that lies in it`() throws {
    let box = try Box()
    defer { box.remove() }
    try FileManager.default.createSymbolicLink(
      atPath: box.root + "/out/acme-members-000001.csv.pgp", withDestinationPath: "/etc/passwd")
    let target = box.server.folder + "/t"
    #expect(try box.sftp("get out/acme-members-000001.csv.pgp \(target)").status != 0)
    try FileManager.default.removeItem(atPath: box.root + "/out")
    try FileManager.default.createSymbolicLink(atPath: box.root + "/out", withDestinationPath: "/etc")
    #expect(try box.sftp("ls out").text.contains("passwd") == false)
  }

  @Test func `takes only what begins as OpenPGP does`() throws {
    let box = try Box()
    defer { box.remove() }
    let plain = try box.local("p", Array("reference,purpose\r\n".utf8))
    for name in ["csv.pgp", "sums", "sums.asc"] {
      let refused = try box.sftp("put \(plain) in/acme-optouts-000001.\(name)")
      #expect(refused.status != 0)
    }
    #expect(box.there("in").isEmpty)
    #expect(box.log.contains("file-refused"))
    let armoured = try box.local("q", Array("-----BEGIN PGP MESSAGE-----\n\nx".utf8))
    #expect(try box.sftp("put \(armoured) in/acme-optouts-000001.csv.pgp").status == 0)
  }

  @Test func `gives back nothing that was brought, and changes nothing once it is complete`() throws {
    let box = try Box()
    defer { box.remove() }
    let file = try box.message("m")
    let signature = try box.local("a", Array("-----BEGIN PGP SIGNATURE-----\n".utf8))
    let name = "in/acme-optouts-000001"
    #expect(try box.sftp("put \(file) \(name).csv.pgp").status == 0)
    #expect(try box.sftp("get \(name).csv.pgp \(box.server.folder)/t").status != 0)
    // Until the signature is there it may be put right.
    #expect(try box.sftp("put \(file) \(name).csv.pgp").status == 0)
    #expect(try box.sftp("put \(signature) \(name).sums.asc").status == 0)
    let late = try box.sftp("put \(file) \(name).csv.pgp")
    #expect(late.status != 0)
  }

  @Test func `takes no more than the party may leave in it`() throws {
    let box = try Box(mostBytes: 1_000_000)
    defer { box.remove() }
    #expect(try box.sftp("put \(try box.message("a", bytes: 900_000)) in/acme-optouts-000001.csv.pgp").status == 0)
    #expect(try box.sftp("put \(try box.message("b", bytes: 200_000)) in/acme-optouts-000002.csv.pgp").status != 0)
    // What was brought of it counts too, and goes on once there is room.
    try FileManager.default.removeItem(atPath: box.root + "/in/acme-optouts-000001.csv.pgp")
    #expect(try box.sftp("put \(try box.message("b", bytes: 200_000)) in/acme-optouts-000002.csv.pgp").status == 0)
  }

  @Test func `goes on where a broken transfer stopped`() throws {
    let box = try Box()
    defer { box.remove() }
    let file = try box.message("m", bytes: 8_000_000)
    let whole = try Data(contentsOf: URL(fileURLWithPath: file))
    try whole.prefix(3_000_000).write(to: URL(fileURLWithPath: box.root + "/in/.acme-optouts-000001.csv.pgp.part"))
    let resumed = try box.sftp("reput \(file) in/acme-optouts-000001.csv.pgp")
    #expect(resumed.status == 0, "\(resumed.text)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: box.root + "/in/acme-optouts-000001.csv.pgp")) == whole)
  }

  @Test func `leaves its program nothing of the machine but the party's folders and the log`() async throws {
    let box = try Box()
    defer { box.remove() }
    let (rules, root) = (box.rules, box.root)
    let seen = await withCheckedContinuation { continuation in
      // Of one thread, so that the other tests keep what they have.
      Thread.detachNewThread {
        let outcome = BoxConversation.confine(to: rules)
        let reads = [open("/etc/passwd", O_RDONLY), open("/tmp", O_RDONLY), open("/usr/bin/env", O_RDONLY)]
        let writes = open("\(root)/in/x", O_WRONLY | O_CREAT, 0o600)
        continuation.resume(returning: (outcome, reads, writes))
      }
    }
    if seen.0 == .unknownToKernel { return }
    #expect(seen.0 == .confined && seen.1 == [-1, -1, -1] && seen.2 >= 0)
    close(seen.2)
  }
}
