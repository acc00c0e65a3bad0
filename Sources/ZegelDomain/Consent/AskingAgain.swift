extension Purpose {
  /// Whether somebody may be asked for their consent now: they never were, what they gave was suspended, or their no is
  /// long enough ago. Who comes to say yes of their own accord is never held back by this.
  ///
  /// - Law: Art. 4(11) GDPR: a yes after asking until it comes is not freely given.
  public func mayBeAsked(_ state: ConsentState?, on day: CalendarDay, lastAsked: CalendarDay?) -> Bool {
    guard basis == .consent else { return false }
    switch state?.decision {
    case nil, .suspended: return true
    case .given, .objected: return false
    case .refused, .withdrawn:
      guard let lastAsked else { return false }
      return lastAsked.adding(months: LegalRules.number(.pauseAfterRefusal, on: day)) <= day
    }
  }
}
