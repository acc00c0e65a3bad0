import ZegelDomain

/// What stands over the parts of a register, on the page and on paper.
enum RegisterHeading {
  static let title = Texts(nl: "Register van verwerkingen", en: "Register of processing")
  static let records = Texts(nl: "Wat elk huis bewaart", en: "What every house keeps")
  static let openings = Texts(nl: "Waarlangs verzegelde gegevens open gaan", en: "By which sealed data is opened")
  static let channels = Texts(nl: "Waarlangs bestanden gaan en komen", en: "By which files go and come")
  static let security = Texts(nl: "Beveiliging", en: "Security")
  static let policyHash = Texts(nl: "SHA-256 van het beleid", en: "SHA-256 of the policy")
  static let schemaHash = Texts(nl: "SHA-256 van het schema", en: "SHA-256 of the schema")
}

extension Register.Channel {
  /// How each of them is kept safe.
  static let sealText = Texts(
    nl:
      "Elk bestand is versleuteld en getekend met OpenPGP, met sleutels die twee mensen vergeleken, en gaat over SFTP.",
    en: "Each file is encrypted and signed with OpenPGP, by keys that two people compared, and goes over SFTP.")

  var placeText: Texts {
    isBox
      ? Texts(nl: "brievenbus van het huis", en: "the house's drop box")
      : Texts(nl: "server van de partij", en: "the party's server")
  }
}
