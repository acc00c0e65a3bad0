import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@Suite(.serialized, .enabled(if: TestEngine.isPostgres)) struct `A PostgreSQL server that is lost` {
  @Test func `is taken over by its stand-by without one answered sale missing`() async throws {
    let primary = try PostgresServer.make("synchronous_standby_names = '*'\nsynchronous_commit = local")
    let standby = try primary.makeStandby()
    // From here on nothing is confirmed that the stand-by does not have on disk.
    try primary.configure("synchronous_commit = on")
    try primary.reload()
    let url = "postgresql://zegel@127.0.0.1:\(primary.port),127.0.0.1:\(standby.port)/postgres"
    let house = try await StormHouse(url: url)
    let (program, till) = try await house.serving()
    let book = SalesBook()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          while book.told < 1_500 {
            let number = book.next()
            let card = StormHouse.cards[number % StormHouse.cards.count]
            // The same is told until it is answered, as tills do.
            for _ in 0..<40 {
              let status = await till.sell("\(number)", card: card, cents: 100)?.status
              if status == 201 || status == 200 {
                book.acknowledge(number)
                break
              }
              try await Task.sleep(for: .milliseconds(100))
            }
          }
        }
      }
      group.addTask {
        while book.acknowledged.count < 400 { try await Task.sleep(for: .milliseconds(20)) }
        try primary.cutThePower()
        try standby.promote()
      }
      try await group.waitForAll()
    }
    #expect(book.acknowledged.count == book.told)
    let desk = try await house.open()
    var total: Points = 0
    for card in StormHouse.cards { total += try await desk.identify(card).balances[0].available }
    #expect(total == Points(book.told))
    for number in book.acknowledged { _ = try await desk.posted(EventID("1-1-\(number)")) }
    #expect(try await desk.verifyLedger().problems.isEmpty)
    await desk.close()
    #expect(try standby.query("SELECT pg_is_in_recovery()") == "f")
    program.signal(SIGTERM)
    #expect(await program.end() == 0)
    await house.remove()
    for server in [primary, standby] { server.remove() }
  }

  @Test func `is restored to a minute from its own archive`() async throws {
    let archive = try PostgresServer.shell("mktemp -d")
    let server = try PostgresServer.make(
      "wal_level = replica\narchive_mode = on\narchive_command = 'test ! -f \(archive)/%f && cp %p \(archive)/%f'")
    let house = try await StormHouse(url: server.url)
    let base = try PostgresServer.shell("mktemp -d")
    try PostgresServer.shell(
      "'\(PostgresServer.binaries ?? "")/pg_basebackup' -D \(base) -h 127.0.0.1 -p \(server.port) -U zegel -c fast")
    let (program, till) = try await house.serving()
    for number in 1...50 {
      #expect(await till.sell("\(number)", card: StormHouse.cards[0], cents: 100)?.status == 201)
    }
    let moment = try server.query("SELECT clock_timestamp()")
    for number in 51...80 {
      #expect(await till.sell("\(number)", card: StormHouse.cards[0], cents: 100)?.status == 201)
    }
    program.signal(SIGTERM)
    _ = await program.end()
    _ = try server.query("SELECT pg_switch_wal()")
    for _ in 0..<100 {
      let done = try server.query(
        "SELECT last_archived_wal >= pg_walfile_name(pg_current_wal_lsn() - 1) FROM pg_stat_archiver")
      if done == "t" { break }
      try await Task.sleep(for: .milliseconds(100))
    }
    try server.cutThePower()

    try PostgresServer.shell("touch \(base)/recovery.signal && chmod 700 \(base)")
    let restored = PostgresServer(directory: base, port: server.port)
    try restored.configure(
      "restore_command = 'cp \(archive)/%f %p'\nrecovery_target_time = '\(moment)'\nrecovery_target_action = promote")
    try restored.start()
    for _ in 0..<200 where try restored.query("SELECT pg_is_in_recovery()") == "t" {
      try await Task.sleep(for: .milliseconds(50))
    }
    let desk = try await house.open()
    #expect(try await desk.identify(StormHouse.cards[0]).balances[0].available == 50)
    #expect(try await desk.verifyLedger().problems.isEmpty)
    await desk.close()
    await house.remove()
    restored.remove()
    _ = try PostgresServer.shell("rm -rf \(server.directory) \(archive)")
  }
}
