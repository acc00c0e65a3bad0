import ZegelDomain

/// The keys of one mapping. Keys it does not know are refused at once, with the nearest known one.
struct Fields {
  let place: Place
  let path: String
  let log: ProblemLog
  private let isPersonal: Bool
  private let entries: [String: SourceNode]

  init?(_ field: Field, known: [String]) {
    guard case .keys(let entries) = field.node.content else {
      field.report(
        Texts(nl: "hier horen sleutels met waarden", en: "keys with values belong here"),
        Texts(
          nl: "schrijf bijvoorbeeld `\(known[0]): …`", en: "write `\(known[0]): …`, for example"))
      return nil
    }
    place = field.node.place
    path = field.path
    log = field.log
    isPersonal = field.isPersonal
    self.entries = Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0.value) })
    for entry in entries where !known.contains(entry.key) {
      let nearest = nearest(to: entry.key, among: known)
      let list = known.map { "`\($0)`" }.joined(separator: ", ")
      let path = isPersonal ? path : child(entry.key)
      let shown = isPersonal ? Texts(nl: "dit", en: "this") : field.shown(entry.key)
      log.report(
        at: entry.place, path, Texts(nl: "\(shown.nl) is hier geen sleutel", en: "\(shown.en) is not a key here"),
        nearest.map { Texts(nl: "bedoel je `\($0)`?", en: "did you mean `\($0)`?") }
          ?? Texts(nl: "hier kunnen: \(list)", en: "known here: \(list)"))
    }
  }

  subscript(key: String) -> Field? {
    entries[key].map { Field(node: $0, path: child(key), log: log, isPersonal: isPersonal) }
  }

  func has(_ key: String) -> Bool { entries[key] != nil }

  func required(_ key: String, example: String) -> Field? {
    if let field = self[key] { return field }
    log.report(
      at: place, child(key), Texts(nl: "`\(key)` ontbreekt", en: "`\(key)` is missing"),
      Texts(nl: "voeg toe: `\(key): \(example)`", en: "add `\(key): \(example)`"))
    return nil
  }

  /// The one of these keys that is there; two, or none where one is needed, is a problem.
  func one(of keys: [String], needed: Bool = true, example: String) -> String? {
    let found = keys.filter(has)
    let list = keys.map { "`\($0)`" }.joined(separator: ", ")
    if found.count > 1 {
      let second = self[found[1]]!
      second.report(
        Texts(nl: "van \(list) kan er één staan", en: "only one of \(list) can be there"),
        Texts(nl: "houd er één", en: "keep one of them"))
    } else if found.isEmpty && needed {
      log.report(
        at: place, path, Texts(nl: "één van \(list) ontbreekt", en: "one of \(list) is missing"),
        Texts(nl: "voeg toe: `\(example)`", en: "add `\(example)`"))
    }
    return found.count == 1 ? found[0] : nil
  }

  private func child(_ key: String) -> String { path.isEmpty ? key.shown : "\(path).\(key.shown)" }
}
