import ZegelDesk
import ZegelDomain

/// One thing the doctor looked at.
struct Finding {
  enum Level: String { case ok, warn, fail }

  let level: Level
  /// Stable, for programs.
  let about: String
  let what: Texts
  /// What to do; nil when all is well.
  let remedy: Texts?

  /// In the order in which they matter.
  static func all(_ health: HouseHealth, _ paths: HousePaths, newestBackup: String?) -> [Finding] {
    [
      damage(health, paths, newestBackup), schema(health), counts(health), keys(health, paths), keySeal(health),
      keyPlace(health), clock(health), disk(health),
      programme(health),
    ].compactMap { $0 } + files(health)
      + [dates(health), waiting(health), trail(health)].compactMap { $0 } + law(health)
      + assessment(health)
      + sensitiveGoods(health) + exchangeKeys(health)
  }

  private static func ok(_ about: String, nl: String, en: String) -> Finding {
    Finding(level: .ok, about: about, what: Texts(nl: nl, en: en), remedy: nil)
  }

  private static func damage(_ health: HouseHealth, _ paths: HousePaths, _ newestBackup: String?) -> Finding {
    guard let first = health.damage.first else {
      return ok("database", nl: "gaaf; WAL, en elke boeking staat op schijf", en: "sound; WAL, every entry on disk")
    }
    let command = "zegel restore --from \(newestBackup ?? "DIR") --to \(paths.directory) --replace"
    return Finding(
      level: .fail, about: "database", what: Texts(nl: "beschadigd: \(first)", en: "damaged: \(first)"),
      remedy: Texts(
        nl: "Stop het programma en zet de laatste back-up terug: `\(command)`.",
        en: "Stop the program and put the latest backup back: `\(command)`."))
  }

  private static func schema(_ health: HouseHealth) -> Finding {
    ok("schema", nl: "stap \(health.schema), de nieuwste", en: "step \(health.schema), the newest")
  }

  private static func counts(_ health: HouseHealth) -> Finding {
    let (accounts, facts, entries) = (grouped(health.accounts), grouped(health.facts), grouped(health.entries))
    if health.countsAgree {
      return ok(
        "ledger", nl: "\(accounts) rekeningen, \(facts) feiten, \(entries) boekingen; de aantallen kloppen",
        en: "\(accounts) accounts, \(facts) facts, \(entries) entries; the counts agree")
    }
    return Finding(
      level: .fail, about: "ledger",
      what: Texts(nl: "er ontbreken feiten of boekingen", en: "facts or entries are missing"),
      remedy: Texts(
        nl: "Kijk met `zegel ledger verify` bij welke rekeningen.",
        en: "See at which accounts with `zegel ledger verify`."))
  }

  private static func keys(_ health: HouseHealth, _ paths: HousePaths) -> Finding {
    guard health.keysAreOpenToOthers else {
      return ok(
        "keys", nl: "passen bij dit huis; alleen de eigenaar kan ze lezen",
        en: "of this house; only their owner can read them")
    }
    return Finding(
      level: .fail, about: "keys", what: Texts(nl: "anderen kunnen ze lezen", en: "others can read them"),
      remedy: Texts(nl: "Doe `chmod 600 \(paths.masterKey)`.", en: "Do `chmod 600 \(paths.masterKey)`."))
  }

  private static func keySeal(_ health: HouseHealth) -> Finding? {
    guard !health.keysAreSealed else { return nil }
    return Finding(
      level: .warn, about: "keys",
      what: Texts(
        nl: "zijn niet verzegeld: wie het bestand kopieert, heeft ze",
        en: "are not sealed: who copies the file has them"),
      remedy: Texts(nl: "Doe `zegel keys seal`; zie docs/keys.md.", en: "Do `zegel keys seal`; see docs/keys.md."))
  }

  private static func keyPlace(_ health: HouseHealth) -> Finding? {
    guard health.keysAreBesideTheData else { return nil }
    return Finding(
      level: .warn, about: "keys",
      what: Texts(nl: "liggen op dezelfde schijf als de gegevens", en: "lie on the same disk as the data"),
      remedy: Texts(
        nl: "Zet de sleutels op een andere schijf (`keys.directory`), en een kopie ergens anders.",
        en: "Put the keys on another disk (`keys.directory`), and a copy somewhere else."))
  }

  private static func clock(_ health: HouseHealth) -> Finding {
    let behind = health.clockBehindMilliseconds
    guard behind > 0 else { return ok("clock", nl: "loopt niet achter", en: "not behind") }
    let seconds = grouped((behind + 999) / 1000)
    return Finding(
      level: behind > 60_000 ? .fail : .warn, about: "clock",
      what: Texts(
        nl: "staat \(seconds) s voor de nieuwste boeking", en: "is \(seconds) s before the newest entry"),
      remedy: Texts(nl: "Zet de klok gelijk (NTP).", en: "Set the clock (NTP)."))
  }

  private static func disk(_ health: HouseHealth) -> Finding {
    guard let free = health.freeBytes else {
      return Finding(
        level: .warn, about: "disk", what: Texts(nl: "vrije ruimte onbekend", en: "free space unknown"), remedy: nil)
    }
    let used = health.databaseBytes + health.logBytes
    let what = Texts(
      nl: "\(grouped(free >> 20)) MB vrij, de database is \(grouped(used >> 20)) MB",
      en: "\(grouped(free >> 20)) MB free, the database is \(grouped(used >> 20)) MB")
    // Room for a copy of itself is what a backup needs.
    let level: Level = free < 64 << 20 ? .fail : free < max(used, 1 << 30) ? .warn : .ok
    let remedy = Texts(nl: "Maak ruimte, of een grotere schijf.", en: "Make room, or a larger disk.")
    return Finding(level: level, about: "disk", what: what, remedy: level == .ok ? nil : remedy)
  }
}
