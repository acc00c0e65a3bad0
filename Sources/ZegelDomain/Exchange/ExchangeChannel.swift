/// One way by which files go to a party or come from it. Nothing personal leaves or enters the house by any other.
///
/// - Law: Art. 5(1)(b), 5(1)(f), 28(3)(a), 32 GDPR.
public struct ExchangeChannel: Sendable, Hashable {
  /// `[a-z][a-z0-9-]{0,39}`, once in a policy; names of files begin with it.
  public let id: String
  public let direction: ChannelDirection
  public let content: ChannelContent
  /// What the data is for; nil where the content has none, such as stops.
  public let purpose: String?
  public let fields: [String]
  public let format: ChannelFormat
  /// 0 is none, 9 the most.
  public let compression: Int
  /// Nil is by hand.
  public let schedule: ChannelSchedule?
  public let place: ChannelPlace
  /// How long the encrypted file and its manifest stay here once they were answered.
  public let keepDays: Int
  /// After so long without an answer there is an alarm.
  public let receiptWithinDays: Int

  public init(
    id: String, direction: ChannelDirection, content: ChannelContent, purpose: String?, fields: [String],
    format: ChannelFormat, compression: Int, schedule: ChannelSchedule?, place: ChannelPlace, keepDays: Int,
    receiptWithinDays: Int
  ) {
    self.id = id
    self.direction = direction
    self.content = content
    self.purpose = purpose
    self.fields = fields
    self.format = format
    self.compression = compression
    self.schedule = schedule
    self.place = place
    self.keepDays = keepDays
    self.receiptWithinDays = receiptWithinDays
  }
}

public enum ChannelDirection: String, Sendable, Hashable, CaseIterable {
  case send, receive

  public var text: Texts {
    switch self {
    case .send: Texts(nl: "gaat naar de partij", en: "goes to the party")
    case .receive: Texts(nl: "komt van de partij", en: "comes from the party")
    }
  }
}

/// What a channel carries.
public enum ChannelContent: String, Sendable, Hashable, CaseIterable {
  case members
  /// That a party is to stop, correct or erase.
  case stops
  case bounces
  case optOuts = "opt-outs"
  case corrections
  case sales
  case cards

  public var directions: Set<ChannelDirection> {
    switch self {
    case .members, .stops: [.send, .receive]
    case .bounces, .optOuts, .corrections, .sales, .cards: [.receive]
    }
  }

  /// Whether it is about people for a purpose.
  public var needsPurpose: Bool {
    switch self {
    case .members, .bounces, .optOuts, .corrections: true
    case .stops, .sales, .cards: false
    }
  }

  public var needsFields: Bool { self == .members || self == .corrections }

  public var text: Texts {
    switch self {
    case .members: Texts(nl: "gegevens van leden", en: "members' data")
    case .stops: Texts(nl: "berichten om te stoppen, verbeteren of wissen", en: "messages to stop, correct or erase")
    case .bounces: Texts(nl: "berichten die niet aankwamen", en: "messages that did not arrive")
    case .optOuts: Texts(nl: "afmeldingen", en: "opt-outs")
    case .corrections: Texts(nl: "verbeteringen", en: "corrections")
    case .sales: Texts(nl: "verkopen", en: "sales")
    case .cards: Texts(nl: "kaartnummers", en: "card numbers")
    }
  }
}

public enum ChannelFormat: String, Sendable, Hashable, CaseIterable {
  case csv
  case jsonLines = "json-lines"

  /// Of a file's name.
  public var ending: String { self == .csv ? "csv" : "jsonl" }
}

/// Where the files are put or fetched.
public enum ChannelPlace: Sendable, Hashable {
  /// The party's server.
  ///
  /// - Parameters:
  ///   - path: a folder, without an end slash.
  ///   - addresses: networks in which the machine that is called must be, such as `192.0.2.0/24`; empty is any.
  ///   - jump: that machine, where it is not the server itself.
  case sftp(host: String, port: Int, user: String, path: String, addresses: [String], jump: ChannelJump?)
  /// The house's own drop box, in this folder.
  case box(String)

  public var isBox: Bool { if case .box = self { true } else { false } }
}

/// A machine of the party's that leads to its server.
public struct ChannelJump: Sendable, Hashable {
  public let host: String
  public let port: Int
  public let user: String

  public init(host: String, port: Int, user: String) {
    self.host = host
    self.port = port
    self.user = user
  }
}
