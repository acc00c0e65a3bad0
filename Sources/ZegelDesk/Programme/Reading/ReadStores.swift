import ZegelDomain

extension ProgrammeReader {
  mutating func readStores(_ file: Fields) {
    guard let field = file["stores"] else { return }
    if case .text(let text) = field.node.content {
      if text != "any" {
        let _: Void? = field.refuse(text, nl: "geen lijst van winkels", en: "not a list of stores", example: "any")
      }
      return
    }
    var taken: Set<String> = []
    stores = .listed(field.each(most: 5000) { store($0, &taken) })
  }

  private func store(_ field: Field, _ taken: inout Set<String>) -> Store? {
    guard let fields = Fields(field, known: ["id", "name", "tills"]) else { return nil }
    let idField = fields.required("id", example: "\"367\"")
    let id = idField?.storeID()
    let name = fields.required("name", example: "Utrecht")?.label(example: "Utrecht")
    let tills = fields["tills"]?.each(most: 500) { $0.storeID() } ?? []
    guard let id, let name else { return nil }
    guard taken.insert(id).inserted else {
      idField?.report(
        Texts(nl: "winkel `\(id)` staat er twee keer", en: "store `\(id)` is there twice"),
        Texts(nl: "houd er één", en: "keep one of them"))
      return nil
    }
    return Store(id: id, name: name, tills: tills)
  }

  /// The stores a rule is limited to; each must be one of the programme's.
  func storeNames(_ field: Field?) -> Set<String> {
    let names = field?.each(most: 5000) { field -> String? in
      guard let id = field.storeID() else { return nil }
      guard stores.contains(id) else {
        field.report(
          Texts(nl: "er is geen winkel `\(id)`", en: "there is no store `\(id)`"),
          Texts(nl: "zet hem onder `stores`", en: "put it under `stores`"))
        return nil
      }
      return id
    }
    return Set(names ?? [])
  }
}
