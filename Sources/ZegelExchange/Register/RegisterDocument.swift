public import ZegelDomain

/// The register as JSON, its keys to be written in snake case.
public struct RegisterDocument: Encodable {
  let zegel = "register/1"
  let role = "controller"
  let policySha256: String
  let schemaSha256: String
  let controller: Named
  let jointControllers: [Joint]
  let dpo: Contact?
  let activities: [Activity]
  /// What the house keeps about people besides the fields of its policy.
  let records: [Record]
  /// Every way by which something sealed is opened.
  let openings: [OpenedBy]
  /// Every way by which files go to a party or come from it.
  let channels: [Channel]
  let securityMeasures: [String]

  public init(_ register: Register) {
    (policySha256, schemaSha256) = (register.policyHash, register.schemaHash)
    controller = Named(register.controller)
    jointControllers = register.jointControllers.map(Joint.init)
    dpo = register.dpo.map { Contact(name: $0.name, contact: $0.contact) }
    activities = register.activities.map(Activity.init)
    records = register.records.map(Record.init)
    openings = register.openings.map(OpenedBy.init)
    channels = register.channels.map(Channel.init)
    securityMeasures = register.measures
  }

  struct Named: Encodable {
    let name, address, contact: String
    let registration: String?

    init(_ house: Organisation) {
      (name, address, contact) = (house.name, house.address, house.contact)
      registration = house.registration
    }
  }

  struct Joint: Encodable {
    let name, contact, country: String
    let purposes: [String]

    init(_ joint: Register.JointController) {
      (name, contact, country, purposes) = (joint.name, joint.contact, joint.country, joint.purposes)
    }
  }

  struct Contact: Encodable { let name, contact: String }

  struct Activity: Encodable {
    let purpose, text, basis, article, people: String
    let fields: [Kept]
    let recipients: [Recipient]

    init(_ activity: Register.Activity) {
      (purpose, text, people) = (activity.purpose, activity.text, activity.people)
      (basis, article) = (activity.basis.rawValue, activity.basis.article)
      fields = activity.fields.map(Kept.init)
      recipients = activity.recipients.map(Recipient.init)
    }
  }

  struct Kept: Encodable {
    let field, title, category: String
    let exception: String?
    let keptMonths: Int
    let keptAfter: String

    init(_ kept: Register.Kept) {
      (field, title, category) = (kept.field, kept.title, kept.category.rawValue)
      exception = kept.exception?.rawValue
      (keptMonths, keptAfter) = (kept.period.months, kept.period.start.rawValue)
    }
  }

  struct Recipient: Encodable {
    let name, role, country: String
    let transferGround, contractSignedOn: String?
    let fields: [String]

    init(_ recipient: Register.Recipient) {
      (name, role, country) = (recipient.name, recipient.role.rawValue, recipient.country)
      (transferGround, contractSignedOn) = (recipient.ground?.rawValue, recipient.contractSignedOn?.description)
      fields = recipient.fields
    }
  }

  struct Record: Encodable {
    let record, title, data, purpose, people, basis, article, kept: String
    let tables: [String]

    init(_ kept: KeptRecord) {
      (record, title, data, purpose) = (kept.record.rawValue, kept.title, kept.data, kept.purpose)
      (people, basis, article) = (kept.people, kept.basis.rawValue, kept.basis.article)
      (self.kept, tables) = (kept.kept, kept.tables)
    }
  }

  struct OpenedBy: Encodable {
    let way, opens, text: String
    let purposes: [String]

    init(_ opening: ListedOpening) {
      (way, opens, text) = (opening.way.rawValue, opening.way.opens.rawValue, opening.text)
      purposes = opening.purposes
    }
  }

  struct Channel: Encodable {
    let channel, party, direction, carries: String
    let purpose: String?
    let fields: [String]
    let place: String
    let keepDays: Int

    init(_ channel: Register.Channel) {
      (self.channel, party, purpose, fields) = (channel.id, channel.party, channel.purpose, channel.fields)
      (direction, carries) = (channel.direction.rawValue, channel.content.rawValue)
      (place, keepDays) = (channel.isBox ? "box" : "sftp", channel.keepDays)
    }
  }
}
