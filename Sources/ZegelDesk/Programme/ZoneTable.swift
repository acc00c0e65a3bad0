import Foundation
import ZegelDomain

extension ZoneRules {
  /// The zone's offsets from 1970 up to 2100 as the system knows them today; nil when it does not know the name.
  init?(ianaName name: String) {
    guard name == "UTC" || TimeZone.knownTimeZoneIdentifiers.contains(name), let zone = TimeZone(identifier: name)
    else {
      return nil
    }
    let end = Date(timeIntervalSince1970: 4_102_444_800)
    var moment = Date(timeIntervalSince1970: 0)
    var changes = [Change(at: .distantPast, offsetSeconds: Int32(zone.secondsFromGMT(for: moment)))]
    while let next = zone.nextDaylightSavingTimeTransition(after: moment), next > moment, next < end {
      let offset = Int32(zone.secondsFromGMT(for: next))
      if offset != changes.last?.offsetSeconds {
        let at = Instant(milliseconds: Int64(next.timeIntervalSince1970.rounded()) * 1000)
        changes.append(Change(at: at, offsetSeconds: offset))
      }
      moment = next
    }
    self.init(name: name, changes: changes)
  }
}
