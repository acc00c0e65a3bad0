import ZegelDesk
import ZegelDomain

extension Finding {
  /// What the law has against the policy in force, and what it will have though nobody changes anything.
  static func law(_ health: HouseHealth) -> [Finding] {
    guard let law = health.law else { return [] }
    if law.now.isEmpty && law.ahead.isEmpty {
      return [
        Finding(
          level: .ok, about: "law",
          what: Texts(nl: "heeft niets tegen het privacybeleid", en: "has nothing against the privacy policy"),
          remedy: nil)
      ]
    }
    let soon = law.day.adding(days: PrivacyPolicy.warningDays)
    return law.now.map { finding(.fail, "", "", $0) }
      + law.ahead.map {
        finding($0.from <= soon ? .warn : .ok, "vanaf \($0.from): ", "from \($0.from): ", $0.problem)
      }
  }

  /// A programme of before the list, or of before a new row of it: its rules find no such line, and it should say so.
  static func sensitiveGoods(_ health: HouseHealth) -> [Finding] {
    health.sensitiveParts.map { path in
      Finding(
        level: .warn, about: "law",
        what: Texts(
          nl: "\(path): gevoelige waren leveren niets op (Art. 9(1) AVG; HvJ C-21/23)",
          en: "\(path): sensitive goods earn nothing (Art. 9(1) GDPR; CJEU C-21/23)"),
        remedy: Texts(nl: "haal dit uit het programma", en: "remove this from the programme"))
    }
  }

  private static func finding(_ level: Level, _ nl: String, _ en: String, _ problem: PolicyProblem) -> Finding {
    Finding(
      level: level, about: "law",
      what: Texts(
        nl: "\(nl)\(problem.path): \(problem.message.nl) (\(problem.lawTexts.nl))",
        en: "\(en)\(problem.path): \(problem.message.en) (\(problem.law))"),
      remedy: level == .ok ? nil : problem.remedy)
  }
}
