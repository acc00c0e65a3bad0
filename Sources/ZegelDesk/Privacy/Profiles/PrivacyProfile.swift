import ZegelDomain

/// A privacy policy to begin from. Each can be applied once its organisation is filled in and, where it asks for one, its
/// DPIA is signed.
public enum PrivacyProfile: String, Sendable, CaseIterable {
  /// Anonymous cards, nothing else.
  case cornerShop = "corner-shop"
  /// Members, mailings to those who agreed, personal offers to those who agreed to that.
  case chain
  case gym
  /// What somebody buys here tells of health: it is kept of nobody.
  case pharmacy
  case association

  /// The file, of an organisation that is called Mijn winkel.
  public var text: String { text(organisation: "Mijn winkel") }

  public func text(organisation name: String) -> String {
    let body =
      switch self {
      case .cornerShop: PrivacyProfile.cornerShopText
      case .chain: PrivacyProfile.chainText
      case .gym: PrivacyProfile.gymText
      case .pharmacy: PrivacyProfile.pharmacyText
      case .association: PrivacyProfile.associationText
      }
    let head = PrivacyProfile.head.replacing("NAME", with: StarterName(name, .nl).quoted)
    return head + "\n" + body + "\n"
  }

  private static let head = """
    # Wat dit huis met gegevens van mensen mag. Controleer met `zegel privacy check`.
    # What this house may do with people's data. Check it with `zegel privacy check`.
    zegel: privacy/1
    organisation:
      name: NAME
      address: Dorpsstraat 1, 1234 AB Ons Dorp
      contact: privacy@winkel.example
    languages: [nl, en]

    """

  /// Membership by name: what each profile with members begins with.
  static let membership = """
      - id: membership
        basis: contract
        text:
          nl: U bent lid van ons spaarprogramma. Met uw gegevens vinden wij uw rekening terug.
          en: You are a member of our loyalty programme. Your data lets us find your account again.
        who: [cashier, service, member, system]
    """

  static let nameAndMail = """
      - id: name
        title: {nl: naam, en: name}
        type: name
        category: ordinary
        purposes: [membership]
        period: {keep: 24 months, after: last-activity}
      - id: email
        title: {nl: e-mailadres, en: e-mail address}
        type: email
        category: ordinary
        purposes: [membership, marketing.email]
        period: {keep: 24 months, after: last-activity}
        lookup: yes
    """

  static let mailings = """
      - id: marketing.email
        basis: consent
        channel: email
        text:
          nl: Wij mailen u aanbiedingen en nieuws. U kunt op elk moment stoppen.
          en: We mail you offers and news. You can stop at any moment.
        who: [marketer, member, system]
    """
}
