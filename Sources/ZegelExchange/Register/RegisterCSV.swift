public import ZegelDomain

/// The register as CSV, for who keeps registers in a sheet: a row for each field of each purpose, and one for each
/// record that the house keeps besides, its purpose `zegel:` and the record. Who is responsible and
/// what protects the data stand in every row, so that any part of the sheet says whose it is.
public enum RegisterCSV {
  public static func lines(_ register: Register) -> [String] {
    let whole = wholeCells(register)
    let rows = register.activities.flatMap(rows) + register.records.map(row)
    return ([head] + rows.map { $0 + whole }).map { $0.map(csvCell).joined(separator: ",") }
  }

  private static let head = [
    "purpose", "text", "basis", "people", "field", "category", "kept_months", "kept_after", "recipients", "transfers",
    "controller", "joint_controllers", "dpo", "security_measures", "policy_sha256", "schema_sha256",
  ]

  private static let blank = [String](repeating: "", count: 10)

  /// A purpose without fields has one row.
  private static func rows(_ activity: Register.Activity) -> [[String]] {
    let start = [activity.purpose, activity.text, activity.basis.rawValue, activity.people]
    if activity.fields.isEmpty { return [start + blank.dropFirst(start.count)] }
    return activity.fields.map { kept in
      let recipients = activity.recipients.filter { $0.fields.contains(kept.field) }
      let abroad = recipients.compactMap { each in each.ground.map { "\(each.country): \($0.rawValue)" } }
      return start + [
        kept.title, kept.category.rawValue, String(kept.period.months), kept.period.start.rawValue,
        recipients.map(\.name).joined(separator: "; "), abroad.joined(separator: "; "),
      ]
    }
  }

  private static func row(_ kept: KeptRecord) -> [String] {
    [
      "zegel:\(kept.record.rawValue)", kept.purpose, kept.basis.rawValue, kept.people, kept.data,
      DataCategory.ordinary.rawValue, "", kept.kept, "", "",
    ]
  }

  private static func wholeCells(_ register: Register) -> [String] {
    let house = register.controller
    let joint = register.jointControllers.map { "\($0.name), \($0.contact)" }
    return [
      [house.name, house.address, house.contact, house.registration].compactMap { $0 }.joined(separator: ", "),
      joint.joined(separator: "; "), register.dpo.map { "\($0.name), \($0.contact)" } ?? "",
      register.measures.joined(separator: "; "), register.policyHash, register.schemaHash,
    ]
  }
}
