import ZegelDomain

/// What the page of choices says.
enum ChoicesWords {
  static let title = Texts(nl: "Mijn keuzes", en: "My choices")
  static let lead = Texts(
    nl: "Hier zie je waar je ja of nee op zei. Stoppen mag altijd, en geldt meteen. Je kaart blijft gewoon werken.",
    en: "Here you see what you said yes or no to. You may stop at any time, and it holds at once. "
      + "Your card goes on working.")
  static let empty = Texts(
    nl: "Er is niets om over te beslissen: je gegevens zijn er alleen voor je kaart. "
      + "Komt er iets bij, dan staat het hier.",
    en: "There is nothing to decide about: your data is here for your card only. "
      + "Should something be added, it is shown here.")
  static let again = Texts(nl: "Toch weer aanzetten", en: "Turn it on again")
  static let never = Texts(nl: "Aanzetten", en: "Turn it on")
  static let question = Texts(nl: "Hier zeg je dan ja op:", en: "This is what you would say yes to:")
  static let whoSays = Texts(nl: "Wie zegt er ja?", en: "Who says yes?")
  static let yes = Texts(nl: "Ja, dit mag", en: "Yes, you may")
  static let freely = Texts(
    nl: "Stoppen kan daarna altijd weer, met één druk op de knop.", en: "You can always stop again, with one press.")
  static let consent = Texts(
    nl: "Dit mag alleen met jouw toestemming.", en: "This is only allowed with your consent.")
  static let interest = Texts(
    nl: "Hiervoor vragen we geen toestemming; je mag wel bezwaar maken.",
    en: "For this we ask no consent; you may object to it.")
  static let askShop = Texts(
    nl: "Wil je het toch weer? Zeg het in de winkel.", en: "Do you want it after all? Say so in the shop.")
  static let secret = Texts(
    nl: "Wie deze link heeft, kan deze keuzes zien en veranderen. Stuur hem dus niet door.",
    en: "Whoever has this link can see and change these choices. So do not pass it on.")

  static func adult(_ age: Int) -> Texts {
    Texts(nl: "Ik, en ik ben \(age) jaar of ouder", en: "I do, and I am \(age) or older")
  }
  static func guardian(_ age: Int) -> Texts {
    Texts(
      nl: "De ouder of voogd van wie jonger is dan \(age)", en: "The parent or guardian of somebody younger than \(age)"
    )
  }
  static func questions(_ contact: String) -> Texts {
    Texts(nl: "Vragen of een klacht? \(contact)", en: "Questions or a complaint? \(contact)")
  }
}

extension ChoicesModel.Choice {
  /// The button that stops it: one verb, with what it stops.
  var stopLabel: Texts {
    let what = self.what
    return switch kind {
    case .consent: Texts(nl: "Stop met \(what.nl)", en: "Stop \(what.en)")
    case .objection: Texts(nl: "Maak bezwaar tegen \(what.nl)", en: "Object to \(what.en)")
    }
  }

  private var what: Texts {
    switch channel {
    case .email: Texts(nl: "e-mails", en: "e-mails")
    case .sms: Texts(nl: "sms'jes", en: "text messages")
    case .app: Texts(nl: "berichten in de app", en: "messages in the app")
    case .phone: Texts(nl: "telefoontjes", en: "phone calls")
    case .post: Texts(nl: "post", en: "post")
    case .socialNetwork: Texts(nl: "berichten op sociale media", en: "messages on social media")
    case nil: profiling ? Texts(nl: "dit profiel", en: "this profile") : Texts(nl: "dit gebruik", en: "this use")
    }
  }

  func stateLine(_ language: Language) -> String {
    // A day does not break over two lines.
    let on = since.map { $0.written(in: language).split(separator: " ").joined(separator: "\u{a0}") }
    switch (decision, on) {
    case (.given, let day?): return Texts(nl: "Aan sinds \(day)", en: "On since \(day)")[language]
    case (.withdrawn, let day?): return Texts(nl: "Uit: gestopt op \(day)", en: "Off: stopped on \(day)")[language]
    case (.refused, let day?): return Texts(nl: "Uit: nee gezegd op \(day)", en: "Off: you said no on \(day)")[language]
    case (.objected, let day?): return Texts(nl: "Uit: bezwaar op \(day)", en: "Off: objected on \(day)")[language]
    case (.suspended, let day?):
      return Texts(
        nl: "Uit sinds \(day): onze uitleg klopte niet", en: "Off since \(day): what we told you was not right")[
          language]
    default:
      return isOn
        ? Texts(nl: "Aan", en: "On")[language] : Texts(nl: "Uit: nooit gevraagd", en: "Off: never asked")[language]
    }
  }

  /// What was done, said once it is so.
  var doneTitle: Texts? {
    switch decision {
    case .withdrawn: Texts(nl: "Gestopt", en: "Stopped")
    case .objected: Texts(nl: "Bezwaar gemaakt", en: "Objection made")
    case .given: Texts(nl: "Aangezet", en: "Turned on")
    default: nil
    }
  }

  var doneText: Texts {
    isOn
      ? Texts(nl: "Dit geldt vanaf nu. Stoppen kan altijd.", en: "It holds from now on. You can stop at any time.")
      : Texts(
        nl: "We doen dit vanaf nu niet meer. Je hoeft verder niets te doen.",
        en: "From now on we no longer do this. There is nothing else you have to do.")
  }
}
