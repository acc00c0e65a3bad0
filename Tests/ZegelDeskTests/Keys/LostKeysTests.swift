import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

/// The drill of docs/keys.md, and what each step answers when it is not done.
@Suite struct `Losing the keys` {
  private let passphrase = "zes willekeurige woorden op een rij"

  @Test func `the drill: seal, copy, lose, refuse, put back, open`() async throws {
    try await withPlace { place in
      let house = try await TempHouse()
      await house.desk.close()
      let options = sealing(house)
      try await Desk.sealKeys(house.paths, options: options, with: { passphrase })
      try FileManager.default.copyItem(atPath: house.paths.keys, toPath: "\(place)/copy")

      try FileManager.default.removeItem(atPath: house.paths.keys)
      await #expect(throws: Refusal(.keysMissing, field: "keys")) { try await open(house, options, passphrase) }
      #expect(throws: Refusal(.keysMissing, field: "keys")) { try Desk.lookAtKeys(house.paths) }

      // A new keyring is no way out: it is another house's.
      let other = HousePaths("\(place)/other")
      await (try await Desk.make(other)).close()
      try FileManager.default.copyItem(atPath: other.keys, toPath: house.paths.keys)
      await #expect(throws: Refusal(.keysMissing, field: "keys")) { try await open(house, options, passphrase) }
      try FileManager.default.removeItem(atPath: house.paths.keys)

      try FileManager.default.copyItem(atPath: "\(place)/copy", toPath: house.paths.keys)
      await #expect(throws: Refusal(.passphraseMissing, field: "keys")) { try await open(house, options, nil) }
      await #expect(throws: Refusal(.passphraseWrong, field: "keys")) { try await open(house, options, "een andere") }
      try garble(house.paths.masterKey)
      await #expect(throws: Refusal(.keysDamaged, field: "keys")) { try await open(house, options, passphrase) }

      try FileManager.default.removeItem(atPath: house.paths.keys)
      try FileManager.default.copyItem(atPath: "\(place)/copy", toPath: house.paths.keys)
      try await open(house, options, passphrase)
      await house.remove()
    }
  }

  @Test func `sealed keys know the cards they knew, and the trail says when it was done`() async throws {
    let house = try await TempHouse()
    try await house.cards(["2900000000018"])
    let before = try await house.desk.identify("2900000000018")
    let size = try await house.desk.health().trail
    // While the house is in use.
    try await Desk.sealKeys(house.paths, options: sealing(house), with: { passphrase })
    let desk = try await Desk.open(house.paths, options: answering(sealing(house), passphrase))
    #expect(try await desk.identify("2900000000018").account == before.account)
    let health = try await desk.health()
    #expect(health.keysAreSealed && !health.keysAreOpenToOthers)
    #expect(health.trail.size + health.trail.waiting > size.size + size.waiting)
    await desk.close()
    await house.remove()
  }

  @Test func `another passphrase is taken once the old one was right`() async throws {
    let house = try await TempHouse()
    let options = sealing(house)
    try await Desk.sealKeys(house.paths, options: options, with: { passphrase })
    let second = "zes heel andere woorden in de regen"
    await #expect(throws: Refusal(.passphraseWrong, field: "keys")) {
      try await Desk.sealKeys(house.paths, options: answering(options, "een andere")) {
        Issue.record("a new passphrase was asked")
        return second
      }
    }
    await #expect(throws: Refusal(.passphraseTooShort, field: "passphrase")) {
      try await Desk.sealKeys(house.paths, options: answering(options, passphrase), with: { "kort" })
    }
    try await Desk.sealKeys(house.paths, options: answering(options, passphrase), with: { second })
    await #expect(throws: Refusal(.passphraseWrong, field: "keys")) { try await open(house, options, passphrase) }
    try await open(house, options, second)
    await house.remove()
  }

  @Test func `keys that are another house's are not sealed`() async throws {
    try await withPlace { place in
      let house = try await TempHouse()
      var options = sealing(house)
      let other = HousePaths("\(place)/other")
      await (try await Desk.make(other)).close()
      options.keys.directory = other.keys
      await #expect(throws: Refusal(.keysMissing, field: "keys")) {
        try await Desk.sealKeys(house.paths, options: options, with: { passphrase })
      }
      #expect(try Desk.lookAtKeys(other).sealing == nil)
      await house.remove()
    }
  }

  @Test func `on a path of their own they are made, sealed and found there alone`() async throws {
    try await withPlace { place in
      let house = HousePaths("\(place)/house")
      var options = HouseOptions().sealingQuickly
      options.keys.directory = "\(place)/elsewhere/keyring"
      await (try await Desk.make(house, options: options)).close()
      #expect(!FileManager.default.fileExists(atPath: house.keys))
      try await Desk.sealKeys(house, options: options, with: { passphrase })
      let look = try Desk.lookAtKeys(house, options: options)
      #expect(look.path == "\(place)/elsewhere/keyring/master.key")
      #expect(look.format == "zegel-keys/2" && look.sealing?.memoryKiB == 19_456 && look.permissions == "600")
      await (try await Desk.open(house, options: answering(options, passphrase))).close()
      await #expect(throws: Refusal(.keysMissing, field: "keys")) { try await Desk.open(house) }
      options.keys.directory = "keys-in-the-house"
      #expect(throws: Refusal(.keysMissing, field: "keys")) { try Desk.lookAtKeys(house, options: options) }
      #expect(house.with(options.keys).masterKey == "\(place)/house/keys-in-the-house/master.key")
    }
  }

  @Test func `a restore opens sealed keys, wherever they are kept`() async throws {
    guard !TestEngine.isPostgres else { return }
    try await withPlace { place in
      let house = try await TempHouse()
      let options = sealing(house)
      try await Desk.sealKeys(house.paths, options: options, with: { passphrase })
      _ = try await house.desk.backUp(to: BackupSet("\(place)/backups"))
      var order = RestoreOrder(from: "\(place)/backups", to: HousePaths("\(place)/again"))
      order.keys = house.paths.keys
      await #expect(throws: Refusal(.passphraseWrong, field: "keys")) {
        try await Desk.restore(order, options: answering(options, "een andere"))
      }
      var elsewhere = answering(options, passphrase)
      elsewhere.keys.directory = "\(place)/keyring"
      _ = try await Desk.restore(order, options: elsewhere)
      #expect(FileManager.default.fileExists(atPath: "\(place)/keyring/master.key"))
      await (try await Desk.open(order.to, options: elsewhere)).close()
      await house.remove()
    }
  }

  private func sealing(_ house: TempHouse) -> HouseOptions {
    house.options.sealingQuickly
  }

  private func answering(_ options: HouseOptions, _ passphrase: String?) -> HouseOptions {
    var options = options
    options.keys.ask = { passphrase }
    return options
  }

  private func open(_ house: TempHouse, _ options: HouseOptions, _ passphrase: String?) async throws {
    await (try await Desk.open(house.paths, options: answering(options, passphrase))).close()
  }
}
