import Testing
import ZegelDomain
import ZegelStore
import ZegelTestKit

@testable import ZegelDesk

/// What is stored and what the register tells, held against each other on a real house.
@Suite struct `The register and the schema` {
  @Test func `every column of a real house belongs to a record of the register, or is about nobody, and why`()
    async throws
  {
    let house = try await TempHouse()
    let columns = try await house.desk.store.read { try $0.columnNames() }
    #expect(columns.count > 100)
    #expect(StoredTable.all.undeclared(among: columns) == [])
    // Nor is anything declared that is not there.
    #expect(Set(StoredTable.all.names).subtracting(columns) == [])
    #expect(Set(StoredTable.all.names).count == StoredTable.all.names.count)
    for table in StoredTable.all {
      for column in table.columns {
        if case .free(let reason) = column.content { #expect(reason.count > 15, "\(table.name).\(column.name)") }
      }
    }
    await house.remove()
  }

  @Test func `every table that is copied is one that is declared, column by column`() {
    for table in CopiedTable.all {
      let declared = StoredTable.all.first { $0.name == table.name }?.columns.map(\.name) ?? []
      #expect(Set(declared) == Set(table.columns), "\(table.name)")
    }
  }

  @Test func `a column that nobody declared is found, and its migration leaves nothing behind`() async throws {
    let house = try await TempHouse()
    let nosy = Migration(
      number: 9_999, name: "nosy", why: "to see it refused",
      sqlite: "ALTER TABLE card ADD COLUMN shoe_size INTEGER",
      postgresql: "ALTER TABLE card ADD COLUMN shoe_size bigint")
    let fault = await #expect(throws: Fault.self) {
      try await house.desk.store.migrate(allMigrations + [nosy], declared: StoredTable.all, now: house.now)
    }
    #expect(fault?.what.contains("card.shoe_size") == true)
    let after = try await house.desk.store.read { try $0.columnNames() }
    #expect(!after.contains(ColumnName("card", "shoe_size")))
    #expect(
      StoredTable.all.undeclared(among: after + [ColumnName("card", "shoe_size")]) == [ColumnName("card", "shoe_size")])
    await house.remove()
  }

  @Test func `a new table is refused alike`() async throws {
    let house = try await TempHouse()
    let table = Migration(
      number: 9_999, name: "diary", why: "to see it refused", sqlite: "CREATE TABLE diary (words TEXT NOT NULL) STRICT",
      postgresql: "CREATE TABLE diary (words text NOT NULL)")
    await #expect(throws: Fault.self) {
      try await house.desk.store.migrate(allMigrations + [table], declared: StoredTable.all, now: house.now)
    }
    await house.remove()
  }

  @Test func `the register's hash is that of the schema as the database has it`() async throws {
    let shop = try await PeopleHouse()
    let register = try await shop.desk.register(of: .newest, in: .en)
    let columns = try await shop.desk.store.read { try $0.columnNames() }
    #expect(register.schemaHash == RegisteredSchema.hash(of: columns))
    #expect(register.schemaHash != RegisteredSchema.hash(of: columns + [ColumnName("card", "shoe_size")]))
    #expect(register.schemaHash != RegisteredSchema.hash(of: columns.filter { $0.table != "opening" }))
    #expect(register.policyHash == (try await shop.desk.policyVersions().last?.hash))
    await shop.remove()
  }

  @Test(arguments: Language.allCases) func `every record that a column belongs to is a row of the register, in full`(
    language: Language
  ) async throws {
    let shop = try await PeopleHouse()
    let register = try await shop.desk.register(of: .newest, in: language)
    let used = Set(
      StoredTable.all.flatMap { table in
        table.columns.compactMap { if case .personal(let record) = $0.content { record } else { nil } }
      })
    #expect(used.isSubset(of: register.records.map(\.record)))
    // Nobody comes to this house to bring or fetch files.
    #expect(register.records.map(\.record) == HouseRecord.allCases.filter { $0 != .boxCalls })
    for row in register.records {
      #expect([row.title, row.data, row.purpose, row.people, row.kept].allSatisfy { !$0.isEmpty })
      // Erasures and backups lie in files.
      #expect(row.tables.isEmpty == [.erasures, .backups].contains(row.record), "\(row.record)")
    }
    await shop.remove()
  }

  @Test func `of anonymous cards it tells of no members`() throws {
    let text = PrivacyProfile.cornerShop.text
    let register = try privacyRegister(text, in: .nl, on: CalendarDay("2026-12-01")!)
    #expect(register.records.map(\.record) == [.cards, .ledger, .staff, .policies, .exchangeKeys, .trail, .backups])
    #expect(register.openings.map(\.way) == [.staffName, .rewrap, .exchangeKey])
  }
}
