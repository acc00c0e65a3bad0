public import ZegelDomain

/// Takes one message out of the house: by a mail server, or by a command of the house. Handed in by the executable.
///
/// It keeps nothing, writes nothing down, and ends within a time of its own.
public protocol MessageCarrier: Sendable {
  /// Nil once somebody else has taken it over.
  func carry(_ message: OutgoingMessage) async -> MessageTrouble?

  /// Whether it could, without sending anything.
  func check() async -> MessageTrouble?
}

/// What messages leave by; nil is a house that sends none of that sort.
public struct MessageCarriers: Sendable {
  public var mail: (any MessageCarrier)?
  public var sms: (any MessageCarrier)?

  public init(mail: (any MessageCarrier)? = nil, sms: (any MessageCarrier)? = nil) {
    self.mail = mail
    self.sms = sms
  }

  /// Refuses `messages-not-set-up`, and names the setting.
  func carrier(for field: PersonalField) throws(Refusal) -> any MessageCarrier {
    guard let carrier = field.type == .email ? mail : sms else {
      throw Refusal(.messagesNotSetUp, field: field.id, field.type == .email ? "mail.host" : "sms.command")
    }
    return carrier
  }

  var none: Bool { mail == nil && sms == nil }
}

/// A message with where it goes to: personal, so it says nothing of itself when it is printed.
public struct OutgoingMessage: Sendable, CustomStringConvertible, CustomReflectable {
  /// A mail address, or a phone number as E.164.
  public let to: String
  /// The organisation's name.
  public let sender: String
  public let subject: String
  /// Lines ended by a line feed.
  public let text: String
  public let language: Language
  public let at: Instant
  /// 16 random bytes.
  public let id: [UInt8]
  /// Where a mail program tells, without a further question, that somebody wants no more of this; only for what is about a
  /// purpose that advertises.
  public let stop: String?

  public init(
    to: String, sender: String, subject: String, text: String, language: Language, at: Instant, id: [UInt8],
    stop: String? = nil
  ) {
    self.stop = stop
    self.to = to
    self.sender = sender
    self.subject = subject
    self.text = text
    self.language = language
    self.at = at
    self.id = id
  }

  public var description: String { "a message" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
