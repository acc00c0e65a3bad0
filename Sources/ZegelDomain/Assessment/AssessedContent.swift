extension PrivacyPolicy {
  /// What a DPIA is about, as lines in an order of their own: purposes, fields and parties. When its hash is another, the
  /// DPIA is opened again.
  ///
  /// The words people are told are in it, since what a purpose means is said nowhere else. Who runs the house and how to
  /// reach anybody, contract dates, the order of the file, comments, and the controllers the house works for are not.
  /// - Law: Art. 35(11) GDPR.
  public var assessedContent: String {
    let lines = purposes.map(\.assessedLine) + fields.map(\.assessedLine) + parties.map(\.assessedLine)
    return (["zegel-dpia-content/1"] + lines.sorted()).joined(separator: "\n")
  }
}

/// Each part with its length before it, so that no two contents have the same line.
private func line(_ kind: String, _ parts: [String?]) -> String {
  parts.reduce(kind) { text, part in
    guard let part else { return text + " -" }
    return text + " \(part.utf8.count):" + part.replacing("\n", with: " ")
  }
}

private func set(_ ids: [String]) -> String { Set(ids).sorted().joined(separator: ",") }

extension Purpose {
  fileprivate var assessedLine: String {
    line(
      "purpose",
      [
        id, basis.rawValue, text.nl, text.en, set(roles.map(\.rawValue)), channel?.rawValue,
        toOwnCustomers ? "own-customers" : "everybody", profiling ? "profiling" : nil, balancingTest?.nl,
        balancingTest?.en,
      ])
  }
}

extension PersonalField {
  fileprivate var assessedLine: String {
    line(
      "field",
      [
        id, title.nl, title.en, type.rawValue, set(choices.map(\.id)), category.rawValue, exception?.rawValue,
        set(purposes), String(period.months), period.start.rawValue, source.rawValue, lookup ? "lookup" : nil,
        needed ? "needed" : nil,
      ])
  }
}

extension Party {
  fileprivate var assessedLine: String {
    line(
      "party",
      [id, name, role.rawValue, under, country, transfer?.rawValue, set(purposes), set(fields)])
  }
}
