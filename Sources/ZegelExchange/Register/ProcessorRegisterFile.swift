public import ZegelDomain

/// The register of a processor as JSON, its keys to be written in snake case.
public struct ProcessorRegisterDocument: Encodable {
  let zegel = "processor-register/1"
  let role = "processor"
  let policySha256: String
  let processor: RegisterDocument.Named
  let dpo: RegisterDocument.Contact?
  let controllers: [Served]
  let securityMeasures: [String]

  public init(_ register: ProcessorRegister) {
    policySha256 = register.policyHash
    processor = RegisterDocument.Named(register.processor)
    dpo = register.dpo.map { RegisterDocument.Contact(name: $0.name, contact: $0.contact) }
    controllers = register.controllers.map(Served.init)
    securityMeasures = register.measures
  }

  struct Served: Encodable {
    let id, name, contact: String
    let dpo: String?
    let processing: String
    let transfers: [Transfer]
    let contractSignedOn: String?

    init(_ served: ProcessorRegister.Served) {
      (id, name, contact, dpo) = (served.id, served.name, served.contact, served.dpo)
      processing = served.processing
      transfers = served.transfers.map { Transfer(country: $0.country, ground: $0.ground?.rawValue) }
      contractSignedOn = served.contractSignedOn?.description
    }
  }

  struct Transfer: Encodable {
    let country: String
    let ground: String?
  }
}

/// The register of a processor as CSV: a row for each controller.
public enum ProcessorRegisterCSV {
  public static func lines(_ register: ProcessorRegister) -> [String] {
    let house = register.processor
    let whole = [
      [house.name, house.address, house.contact, house.registration].compactMap { $0 }.joined(separator: ", "),
      register.dpo.map { "\($0.name), \($0.contact)" } ?? "", register.measures.joined(separator: "; "),
      register.policyHash,
    ]
    let rows = register.controllers.map { served in
      let abroad = served.transfers.map { "\($0.country): \($0.ground?.rawValue ?? "")" }
      return [
        served.id, served.name, served.contact, served.dpo ?? "", served.processing,
        abroad.joined(separator: "; "), served.contractSignedOn?.description ?? "",
      ]
    }
    let blank = [String](repeating: "", count: 7)
    return ([head] + (rows.isEmpty ? [blank] : rows).map { $0 + whole }).map {
      $0.map(csvCell).joined(separator: ",")
    }
  }

  private static let head = [
    "controller", "name", "contact", "dpo", "processing", "transfers", "contract_signed_on", "processor",
    "processor_dpo", "security_measures", "policy_sha256",
  ]
}
