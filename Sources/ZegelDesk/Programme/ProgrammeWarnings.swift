import ZegelDomain

/// What is allowed in a programme file and probably not meant, in the order of the file; empty while it has problems.
public func programmeWarnings(_ text: String) -> [FileProblem] {
  let read = ReadProgramme(text)
  guard let programme = read.programme else { return [] }
  let log = ProblemLog(lines: SourceFile.lines(of: text))
  let warnings = ProgrammeWarnings(programme: programme, places: read.places, log: log)
  warnings.all()
  return log.sorted
}

private struct ProgrammeWarnings {
  let programme: Programme
  let places: [String: Place]
  let log: ProblemLog

  func all() {
    programme.units.forEach(warn)
    for (place, rule) in programme.rules.enumerated() { warn(rule, place) }
    programme.rewards.forEach(warn)
    warnAboutCaps("caps", programme.caps)
    warnAboutCards()
  }

  private func warn(_ path: String, nl: String, en: String, doNL: String, doEN: String) {
    let part = path.split(separator: ".").prefix(2).joined(separator: ".")
    log.report(at: places[path] ?? places[part] ?? .start, path, Texts(nl: nl, en: en), Texts(nl: doNL, en: doEN))
  }

  private func isEarned(_ unit: UInt8) -> Bool { programme.rules.contains { $0.unit == unit && !$0.isMultiplier } }

  // MARK: Units

  private func warn(_ unit: EarnedUnit) {
    let isPoints = unit.number == EarnedUnit.pointsNumber
    let path = isPoints ? "points" : "stamp_cards.\(unit.id)"
    let hasUse = programme.rewards.contains { $0.unit == unit.number } || (isPoints && programme.payment != nil)
    if isEarned(unit.number) && !hasUse {
      isPoints
        ? warn(
          path, nl: "punten worden gespaard, maar er is niets voor te krijgen",
          en: "points are earned, but buy nothing",
          doNL: "voeg een beloning of `pay_with_points` toe", doEN: "add a reward or `pay_with_points`")
        : warn(
          path, nl: "deze stempelkaart heeft geen beloning", en: "this stamp card has no reward",
          doNL: "voeg een beloning toe met `cost: {stamps: 10, card: \(unit.id)}`",
          doEN: "add a reward with `cost: {stamps: 10, card: \(unit.id)}`")
    }
    if !isPoints && !isEarned(unit.number) {
      warn(
        path, nl: "geen regel geeft deze zegels", en: "no rule gives these stamps",
        doNL: "voeg een regel toe met `stamps: 1` en `card: \(unit.id)`",
        doEN: "add a rule with `stamps: 1` and `card: \(unit.id)`")
    }
    if expiresWhilePending(unit) {
      warn(
        path, nl: "dit kan vervallen voordat het besteed kan worden", en: "this can expire before it can be spent",
        doNL: "maak `pending` korter of `expire` langer", doEN: "make `pending` shorter or `expire` longer")
    }
  }

  /// Tried at noon of each day of four years, so of each kind of year.
  private func expiresWhilePending(_ unit: EarnedUnit) -> Bool {
    if case .inactivity(let period, _) = unit.expiry {
      return !outlasts(.rolling(period, roundedTo: .day), unit.pending)
    }
    return !outlasts(unit.expiry, unit.pending)
  }

  private func outlasts(_ expiry: Expiry, _ pending: Period) -> Bool {
    guard expiry != .never else { return true }
    let first = CalendarDay(year: 2025, month: 1, day: 1)!
    return (0..<1461).allSatisfy { days in
      let noon = programme.zone.start(of: first.adding(days: days)).adding(milliseconds: 43_200_000)
      return expiry.end(earnedAt: noon, in: programme.zone) > pending.end(from: noon, in: programme.zone)
    }
  }

  // MARK: Rules

  private func warn(_ rule: EarningRule, _ place: Int) {
    let path = "rules.\(rule.id)"
    if !rule.windows.isEmpty && !rule.windows.contains(where: opensAtAll) {
      warn(
        "\(path).when", nl: "dit venster gaat nooit open", en: "this window never opens",
        doNL: "kijk of `from`, `until`, `days` en `repeats` samen een dag overlaten",
        doEN: "see whether `from`, `until`, `days` and `repeats` together leave a day")
    }
    warnAboutCaps("\(path).caps", rule.caps)
    guard case .multiply(let permille, let rules) = rule.kind else { return }
    if permille == 1000 {
      warn(
        "\(path).multiply", nl: "maal 1 verandert niets", en: "times 1 changes nothing", doNL: "schrijf bijvoorbeeld 2",
        doEN: "write 2, for example")
    }
    if rules.isEmpty && !programme.rules.contains(where: { isMultiplied($0) && $0.unit == rule.unit }) {
      warn(
        "\(path).multiply", nl: "er is niets om te vermenigvuldigen", en: "there is nothing to multiply",
        doNL: "voeg een regel per bedrag of per stuk toe", doEN: "add a rule per amount or per item")
    }
  }

  private func isMultiplied(_ rule: EarningRule) -> Bool {
    switch rule.kind {
    case .perAmount, .perItem: true
    case .perVisit, .multiply: false
    }
  }

  /// Whether one of the days of forty years is in it; no rule of days skips that long unless it never comes.
  private func opensAtAll(_ window: Window) -> Bool {
    let starts = [window.firstDay, window.recurrence?.start].compactMap { $0 }
    let first = starts.max() ?? CalendarDay(year: 2024, month: 1, day: 1)!
    let last = min(window.lastDay ?? first.adding(days: 14_610), first.adding(days: 14_610))
    return first <= last && (first.dayNumber...last.dayNumber).contains { window.holds(on: CalendarDay(dayNumber: $0)) }
  }

  private func warnAboutCaps(_ path: String, _ caps: [Cap]) {
    for cap in caps where cap.most == 0 {
      warn(
        path, nl: "een grens van 0 laat niets over", en: "a cap of 0 leaves nothing", doNL: "schrijf een hoger getal",
        doEN: "write a higher number")
    }
  }

  // MARK: Rewards and cards

  private func warn(_ reward: Reward) {
    let path = "rewards.\(reward.id)"
    if !isEarned(reward.unit) {
      warn(
        "\(path).cost", nl: "niemand kan deze beloning halen: geen regel geeft wat hij kost",
        en: "nobody can reach this reward: no rule gives what it costs", doNL: "voeg een regel toe die dat geeft",
        doEN: "add a rule that gives it")
    }
    if reward.stock == 0 {
      warn(
        "\(path).stock", nl: "er zijn er 0", en: "there are 0 of it", doNL: "schrijf een voorraad, of laat `stock` weg",
        doEN: "write a stock, or leave `stock` out")
    }
    warnAboutCaps("\(path).limit", reward.limits)
  }

  /// A number that can be guessed is a number that can be tried.
  private func warnAboutCards() {
    let plan = programme.cards
    let (base, places) =
      switch plan.format {
      case .ean13: (10, 12 - plan.prefix.count)
      case .gsrn: (10, 17 - plan.prefix.count)
      case .code: (plan.alphabet.count, plan.length)
      }
    var numbers = 1
    for _ in 0..<places where numbers < 10_000_000 { numbers *= base }
    guard numbers < 10_000_000 else { return }
    warn(
      "cards", nl: "zo zijn er minder dan tien miljoen kaartnummers, en die zijn te raden",
      en: "this gives fewer than ten million card numbers, and those can be guessed",
      doNL: "maak `prefix` korter of `length` langer",
      doEN: "make `prefix` shorter or `length` longer")
  }
}
