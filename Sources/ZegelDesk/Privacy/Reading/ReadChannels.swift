import ZegelDomain

extension PolicyReader {
  func channel(_ field: Field) -> ExchangeChannel? {
    let known = [
      "id", "direction", "carries", "purpose", "fields", "format", "compression", "schedule", "sftp", "box", "keep",
      "receipt_within",
    ]
    guard let fields = Fields(field, known: known) else { return nil }
    let id = fields.required("id", example: "acme-members")?.channelID()
    let direction = fields.required("direction", example: "send")?.choice(ChannelDirection.self)
    let content = fields.required("carries", example: "members")?.choice(ChannelContent.self)
    let purpose = fields["purpose"]?.dottedID(example: "marketing.email")
    let shared = fields["fields"]?.each(most: 100) { $0.id() } ?? []
    let format = fields["format"].map { $0.choice(ChannelFormat.self) } ?? .csv
    let compression = fields["compression"].map { $0.compression() } ?? 0
    let schedule = fields["schedule"].map(schedule)
    let place = place(fields)
    let keep = fields["keep"].map { $0.days(1...400, example: "30 days") } ?? 30
    let receipt = fields["receipt_within"].map { $0.days(1...60, example: "2 days") } ?? 2
    guard let id, let direction, let content, let format, let compression, let place, let keep, let receipt else {
      return nil
    }
    if let schedule, schedule == nil { return nil }
    return ExchangeChannel(
      id: id, direction: direction, content: content, purpose: purpose, fields: shared, format: format,
      compression: compression, schedule: schedule ?? nil, place: place, keepDays: keep, receiptWithinDays: receipt)
  }

  private func schedule(_ field: Field) -> ChannelSchedule? {
    guard let fields = Fields(field, known: ["every", "on", "at"]) else { return nil }
    let every = fields.required("every", example: "day")?.choice(ScheduleWord.self)
    let minute = fields.required("at", example: "\"03:30\"")?.minuteOfDay()
    guard let every, let minute else { return nil }
    switch every {
    case .day: return ChannelSchedule(days: .every, minute: minute)
    case .week:
      guard let word = fields.required("on", example: "mon")?.choice(WeekdayWord.self) else { return nil }
      return ChannelSchedule(days: .weekly(word.weekday), minute: minute)
    case .month:
      guard let day = fields.required("on", example: "1")?.whole(1...31) else { return nil }
      return ChannelSchedule(days: .monthly(Int(day)), minute: minute)
    }
  }

  private func place(_ fields: Fields) -> ChannelPlace? {
    switch fields.one(of: ["sftp", "box"], example: "box: acme") {
    case "box"?: return fields["box"]?.id().map { ChannelPlace.box($0) }
    case "sftp"?:
      guard
        let own = fields["sftp"].flatMap({ Fields($0, known: ["host", "port", "user", "path", "addresses", "jump"]) })
      else { return nil }
      let host = own.required("host", example: "sftp.acme.example")?.plainWord(example: "sftp.acme.example")
      let port = own["port"].map { $0.whole(1...65_535, example: "22") } ?? 22
      let user = own.required("user", example: "korenaar")?.plainWord(example: "korenaar")
      let path = own.required("path", example: "/incoming")?.folder()
      let addresses = own["addresses"]?.each(most: 20) { $0.plainWord(example: "192.0.2.0/24") } ?? []
      let jump = own["jump"].map(jump)
      guard let host, let port, let user, let path else { return nil }
      if let jump, jump == nil { return nil }
      return .sftp(host: host, port: Int(port), user: user, path: path, addresses: addresses, jump: jump ?? nil)
    default: return nil
    }
  }
}

extension PolicyReader {
  private func jump(_ field: Field) -> ChannelJump? {
    guard let own = Fields(field, known: ["host", "port", "user"]) else { return nil }
    let host = own.required("host", example: "jump.acme.example")?.plainWord(example: "jump.acme.example")
    let port = own["port"].map { $0.whole(1...65_535, example: "22") } ?? 22
    let user = own.required("user", example: "korenaar")?.plainWord(example: "korenaar")
    guard let host, let port, let user else { return nil }
    return ChannelJump(host: host, port: Int(port), user: user)
  }
}

private enum ScheduleWord: String, CaseIterable { case day, week, month }

private enum WeekdayWord: String, CaseIterable {
  case mon, tue, wed, thu, fri, sat, sun

  var weekday: Weekday {
    switch self {
    case .mon: .monday
    case .tue: .tuesday
    case .wed: .wednesday
    case .thu: .thursday
    case .fri: .friday
    case .sat: .saturday
    case .sun: .sunday
    }
  }
}

extension Field {
  fileprivate func channelID() -> String? {
    guard let text = id() else { return nil }
    guard text.utf8.count <= 40, text.utf8.first.map({ (97...122).contains($0) }) ?? false else {
      return refuse(
        text, nl: "geen naam van een kanaal: een kleine letter en hooguit 39 letters, cijfers of streepjes",
        en: "not a channel's name: a small letter and at most 39 letters, digits or hyphens", example: "acme-members")
    }
    return text
  }

  fileprivate func compression() -> Int? {
    guard let text = text(example: "zip-1") else { return nil }
    if text == "none" { return 0 }
    guard text.hasPrefix("zip-"), text.utf8.count == 5, let level = Int(text.dropFirst(4)), (1...9).contains(level)
    else {
      return refuse(
        text, nl: "niet `none` of `zip-1` tot `zip-9`", en: "not `none` or `zip-1` to `zip-9`", example: "zip-1")
    }
    return level
  }

  fileprivate func minuteOfDay() -> Int? {
    guard let text = text(example: "\"03:30\"") else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
    else { return refuse(text, nl: "geen tijd van de dag", en: "not a time of day", example: "\"03:30\"") }
    return hour * 60 + minute
  }

  /// A host, a user, a network: what goes into a configuration of ssh, and must not say anything else there.
  fileprivate func plainWord(example: String) -> String? {
    guard let text = text(example: example) else { return nil }
    let isPlain =
      (1...255).contains(text.utf8.count) && text.utf8.first != UInt8(ascii: "-")
      && text.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || "._-:/".utf8.contains(byte)
      }
    return isPlain
      ? text : refuse(text, nl: "er staan andere tekens in", en: "it has other characters", example: example)
  }

  fileprivate func folder() -> String? {
    guard let text = plainWord(example: "/incoming") else { return nil }
    let parts = text.split(separator: "/")
    guard !parts.contains(".."), !parts.isEmpty || text == "/" else {
      return refuse(text, nl: "geen map", en: "not a folder", example: "/incoming")
    }
    return text.count > 1 && text.hasSuffix("/") ? String(text.dropLast()) : text
  }
}
