/// How much of each cap and limit an account has used in the periods that still run.
package struct Counters: Sendable, Equatable {
  package enum Owner: Hashable, Sendable {
    case programme
    case rule(UInt16)
    case reward(UInt16)
  }

  package struct Counter: Sendable, Equatable {
    package let owner: Owner
    package let period: CapPeriod
    /// `CapPeriod.index(of:)` of the running period.
    package let index: Int32
    package var used: Points

    package init(owner: Owner, period: CapPeriod, index: Int32, used: Points) {
      self.owner = owner
      self.period = period
      self.index = index
      self.used = used
    }
  }

  package private(set) var all: [Counter]

  package init(_ all: [Counter] = []) { self.all = all }

  package func used(by owner: Owner, in period: CapPeriod, on day: CalendarDay) -> Points {
    let index = period.index(of: day)
    return all.first { $0.owner == owner && $0.period == period && $0.index == index }?.used ?? 0
  }

  /// As much of `wanted` as every cap still allows.
  func room(for wanted: Points, under caps: [Cap], of owner: Owner, on day: CalendarDay) -> Points {
    caps.reduce(wanted) { allowed, cap in
      let used = cap.period == .sale ? 0 : used(by: owner, in: cap.period, on: day)
      return min(allowed, max(0, cap.most - used))
    }
  }

  mutating func count(_ points: Points, under caps: [Cap], of owner: Owner, on day: CalendarDay) {
    guard points > 0 else { return }
    for cap in caps where cap.period != .sale { count(points, owner, cap.period, cap.period.index(of: day)) }
  }

  private mutating func count(_ points: Points, _ owner: Owner, _ period: CapPeriod, _ index: Int32) {
    guard let place = all.firstIndex(where: { $0.owner == owner && $0.period == period }) else {
      return all.append(Counter(owner: owner, period: period, index: index, used: points))
    }
    // Facts come in order of time, so a new period ends the one before it.
    all[place] =
      Counter(
        owner: owner, period: period, index: index, used: all[place].index == index ? all[place].used + points : points)
  }
}
