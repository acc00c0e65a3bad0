extension CalendarDay {
  /// Reads `1990-02-28` and, as the Dutch write it, `28-02-1990` or `28-2-1990`.
  package init?(written text: String) {
    if let day = CalendarDay(text) {
      self = day
      return
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, (1...2).contains(parts[0].utf8.count), (1...2).contains(parts[1].utf8.count),
      parts[2].utf8.count == 4, parts.allSatisfy({ $0.unicodeScalars.allSatisfy(\.isPlainDigit) }),
      let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}
