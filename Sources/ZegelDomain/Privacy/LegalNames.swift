/// What people call what the policy writes as codes.
extension LegalBasis {
  public var title: Texts {
    switch self {
    case .consent: Texts(nl: "toestemming", en: "consent")
    case .contract: Texts(nl: "overeenkomst", en: "contract")
    case .legalDuty: Texts(nl: "wettelijke plicht", en: "legal duty")
    case .vitalInterest: Texts(nl: "vitaal belang", en: "vital interest")
    case .publicTask: Texts(nl: "taak van algemeen belang", en: "public task")
    case .legitimateInterest: Texts(nl: "gerechtvaardigd belang", en: "legitimate interest")
    }
  }
}

extension DataCategory {
  public var title: Texts {
    switch self {
    case .ordinary: Texts(nl: "gewoon", en: "ordinary")
    case .origin: Texts(nl: "afkomst", en: "racial or ethnic origin")
    case .politics: Texts(nl: "politieke opvatting", en: "political opinion")
    case .belief: Texts(nl: "geloof of overtuiging", en: "religion or belief")
    case .union: Texts(nl: "lidmaatschap van een vakbond", en: "trade union membership")
    case .genetic: Texts(nl: "genetisch", en: "genetic")
    case .biometric: Texts(nl: "biometrisch", en: "biometric")
    case .health: Texts(nl: "gezondheid", en: "health")
    case .sexuality: Texts(nl: "seksueel leven of gerichtheid", en: "sex life or orientation")
    case .criminal: Texts(nl: "strafrechtelijk", en: "criminal")
    case .nationalID: Texts(nl: "nummer van de staat", en: "number of the state")
    }
  }
}

extension KeepingPeriod.Start {
  public var title: Texts {
    switch self {
    case .collection: Texts(nl: "de dag dat het werd gegeven", en: "the day it was given")
    case .purchase: Texts(nl: "de aankoop", en: "the purchase")
    case .lastActivity: Texts(nl: "het laatste gebruik van de kaart", en: "the last use of the card")
    case .financialYear: Texts(nl: "het einde van het boekjaar", en: "the end of the financial year")
    case .withdrawal: Texts(nl: "de intrekking", en: "the withdrawal")
    }
  }
}

extension PartyRole {
  public var title: Texts {
    switch self {
    case .processor: Texts(nl: "verwerker", en: "processor")
    case .subProcessor: Texts(nl: "subverwerker", en: "sub-processor")
    case .jointController: Texts(nl: "gezamenlijk verantwoordelijke", en: "joint controller")
    case .ownController: Texts(nl: "eigen verantwoordelijke", en: "controller of its own")
    }
  }
}

extension TransferGround {
  public var title: Texts {
    switch self {
    case .adequacy: Texts(nl: "passend land", en: "adequate country")
    case .standardClauses: Texts(nl: "modelcontract", en: "standard clauses")
    case .bindingRules: Texts(nl: "bindende bedrijfsregels", en: "binding corporate rules")
    case .explicitConsent: Texts(nl: "uitdrukkelijke toestemming", en: "explicit consent")
    }
  }
}

extension StaffRole {
  public var title: Texts {
    switch self {
    case .cashier: Texts(nl: "kassa", en: "cashier")
    case .service: Texts(nl: "klantenservice", en: "service")
    case .marketer: Texts(nl: "marketing", en: "marketer")
    case .owner: Texts(nl: "eigenaar", en: "owner")
    case .privacyOfficer: Texts(nl: "privacyfunctionaris", en: "privacy officer")
    case .systemKeeper: Texts(nl: "systeembeheer", en: "system keeper")
    case .member: Texts(nl: "het lid zelf", en: "the member")
    case .system: Texts(nl: "het programma zelf", en: "the program itself")
    }
  }
}

extension FieldSource {
  public var title: Texts {
    switch self {
    case .person: Texts(nl: "de persoon", en: "the person")
    case .till: Texts(nl: "de kassa", en: "the till")
    case .partner: Texts(nl: "een partner", en: "a partner")
    }
  }
}
