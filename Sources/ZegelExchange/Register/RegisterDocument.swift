public import ZegelDomain

/// The register as JSON, its keys to be written in snake case.
public struct RegisterDocument: Encodable {
  let zegel = "register/1"
  let role = "controller"
  let policySha256: String
  let controller: Named
  let jointControllers: [Joint]
  let dpo: Contact?
  let activities: [Activity]
  let securityMeasures: [String]

  public init(_ register: Register) {
    policySha256 = register.policyHash
    controller = Named(register.controller)
    jointControllers = register.jointControllers.map(Joint.init)
    dpo = register.dpo.map { Contact(name: $0.name, contact: $0.contact) }
    activities = register.activities.map(Activity.init)
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
}
