/// One text in the languages a receipt can be in.
public struct Texts: Hashable, Sendable {
  public let nl: String
  public let en: String

  public init(nl: String, en: String) {
    self.nl = nl
    self.en = en
  }

  public subscript(language: Language) -> String {
    switch language {
    case .nl: nl
    case .en: en
    }
  }
}

public enum Language: String, Sendable, CaseIterable { case nl, en }
