import ZegelDesk
import ZegelDomain

extension Finding {
  /// Whether what people see in the house's directory is what holds.
  static func files(_ health: HouseHealth) -> [Finding] {
    [
      file("programme.yaml", isNewest: health.versions > 0 ? health.fileIsApplied : nil, noun: "programme"),
      file("privacy.yaml", isNewest: health.privacyFileIsApplied, noun: "privacy"),
    ].compactMap { $0 }
  }

  private static func file(_ name: String, isNewest: Bool?, noun: String) -> Finding? {
    guard let isNewest else { return nil }
    if isNewest {
      return Finding(
        level: .ok, about: name, what: Texts(nl: "is de nieuwste versie", en: "is the newest version"), remedy: nil)
    }
    return Finding(
      level: .warn, about: name,
      what: Texts(nl: "is anders dan de nieuwste versie", en: "differs from the newest version"),
      remedy: Texts(
        nl: "Bekijk `zegel \(noun) diff`, en voer het in met `zegel \(noun) apply`.",
        en: "Look at `zegel \(noun) diff`, and apply it with `zegel \(noun) apply`."))
  }
}
