extension Programme: Equatable {
  /// Equal when every rule, unit, reward and policy is.
  public static func == (left: Programme, right: Programme) -> Bool {
    left === right
      || (left.version == right.version && left.name == right.name && left.currency == right.currency
        && left.zone == right.zone && left.units == right.units && left.rules == right.rules
        && left.sharesPolicies(with: right))
  }

  private func sharesPolicies(with other: Programme) -> Bool {
    conflict == other.conflict && rounding == other.rounding
      && earnsOnPartPaidWithPoints == other.earnsOnPartPaidWithPoints && caps == other.caps
      && returnPolicy == other.returnPolicy && rewards == other.rewards && payment == other.payment
      && stores == other.stores && cards == other.cards && reachDays == other.reachDays
      && sensitive == other.sensitive
  }
}
