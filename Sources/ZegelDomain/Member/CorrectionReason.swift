/// Why a value was changed: one of a list, so that nobody writes about somebody there.
///
/// - Law: Art. 5(1)(d), 16 GDPR.
public enum CorrectionReason: String, Sendable, CaseIterable {
  case corrected, changed, mistyped, asked, improper
  case notNeeded = "not-needed"

  public var text: Texts {
    switch self {
    case .corrected: Texts(nl: "het klopte niet", en: "it was not right")
    case .changed: Texts(nl: "het is nu anders, zoals na een verhuizing", en: "it is different now, as after a move")
    case .mistyped: Texts(nl: "hier verkeerd getypt", en: "typed wrongly here")
    case .asked: Texts(nl: "het lid vroeg erom", en: "the member asked for it")
    case .improper: Texts(nl: "het hoorde er niet te staan", en: "it should not have been there")
    case .notNeeded: Texts(nl: "niet langer nodig", en: "needed no longer")
    }
  }
}
