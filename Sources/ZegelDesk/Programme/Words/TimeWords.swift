import ZegelDomain

extension Period {
  var words: Texts {
    switch self {
    case .hours(let count): Texts(nl: "\(count) uur", en: count == 1 ? "1 hour" : "\(count) hours")
    case .days(let count):
      Texts(nl: count == 1 ? "1 dag" : "\(count) dagen", en: count == 1 ? "1 day" : "\(count) days")
    case .months(let count):
      Texts(nl: count == 1 ? "1 maand" : "\(count) maanden", en: count == 1 ? "1 month" : "\(count) months")
    }
  }
}

extension CapPeriod {
  var words: Texts {
    switch self {
    case .sale: Texts(nl: "per aankoop", en: "per sale")
    case .day: Texts(nl: "per dag", en: "per day")
    case .week: Texts(nl: "per week", en: "per week")
    case .month: Texts(nl: "per maand", en: "per month")
    case .year: Texts(nl: "per jaar", en: "per year")
    case .ever: Texts(nl: "in totaal", en: "in all")
    }
  }
}

extension MonthDay {
  var words: Texts {
    let nl = [
      "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
      "december",
    ]
    let en = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    return Texts(nl: "\(day) \(nl[month - 1])", en: "\(day) \(en[month - 1])")
  }
}

extension Window {
  /// Such as `van 2026-12-01 tot en met 2026-12-31, op maandag en zaterdag, van 17:00 tot 19:00`.
  var words: Texts {
    let nlDays = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
    let enDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    let chosen = Weekday.allCases.filter(weekdays.contains).map(\.rawValue)
    var pieces: [Texts] = []
    if let days = ZegelDesk.words(from: firstDay, to: lastDay) { pieces.append(days) }
    if !chosen.isEmpty {
      pieces.append(
        Texts(nl: "op \(chosen.map { nlDays[$0] }.listed("en"))", en: "on \(chosen.map { enDays[$0] }.listed("and"))"))
    }
    if let hours {
      let (from, to) = (clock(hours.fromMinute), clock(hours.toMinute))
      pieces.append(Texts(nl: "van \(from) tot \(to)", en: "from \(from) to \(to)"))
    }
    if let recurrence { pieces.append(words(recurrence)) }
    if pieces.isEmpty { pieces = [Texts(nl: "altijd", en: "always")] }
    return Texts(nl: pieces.map(\.nl).joined(separator: ", "), en: pieces.map(\.en).joined(separator: ", "))
  }

  private func words(_ recurrence: Recurrence) -> Texts {
    let except = recurrence.excluded.sorted().map(\.description)
    let nl = except.isEmpty ? "" : ", behalve op \(except.listed("en"))"
    let en = except.isEmpty ? "" : ", except on \(except.listed("and"))"
    if recurrence.rule == "FREQ=DAILY" && recurrence.start == firstDay ?? CalendarDay(dayNumber: 0) {
      return Texts(nl: "elke dag\(nl)", en: "each day\(en)")
    }
    return Texts(
      nl: "op de dagen van \(recurrence.rule) vanaf \(recurrence.start)\(nl)",
      en: "on the days of \(recurrence.rule) from \(recurrence.start)\(en)")
  }

  private func clock(_ minute: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(two(minute / 60)):\(two(minute % 60))"
  }
}

extension [String] {
  /// `a, b en c`.
  func listed(_ and: String) -> String {
    count < 2 ? joined() : "\(dropLast().joined(separator: ", ")) \(and) \(self[count - 1])"
  }
}
