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

  private static func finding(_ level: Level, _ nl: String, _ en: String, _ problem: PolicyProblem) -> Finding {
    Finding(
      level: level, about: "law",
      what: Texts(
        nl: "\(nl)\(problem.path): \(problem.message.nl) (\(problem.lawTexts.nl))",
        en: "\(en)\(problem.path): \(problem.message.en) (\(problem.law))"),
      remedy: level == .ok ? nil : problem.remedy)
  }
}
