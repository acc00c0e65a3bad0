import ZegelDomain

/// One value of the file while it is read: where it stands, what it is called, and where its problems go.
struct Field {
  let node: SourceNode
  let path: String
  let log: ProblemLog
  /// Whether what is written here, or under it, can name a person; then no message repeats it.
  let isPersonal: Bool

  init(node: SourceNode, path: String, log: ProblemLog, isPersonal: Bool = false) {
    self.node = node
    self.path = path
    self.log = log
    self.isPersonal = isPersonal
  }

  /// The same value, of which no message repeats what is written.
  var personal: Field { Field(node: node, path: path, log: log, isPersonal: true) }

  func report(_ message: Texts, _ remedy: Texts) { log.report(at: node.place, path, message, remedy) }

  /// The text as written; nil, with a problem, when it is something else or nothing.
  func text(example: String) -> String? {
    let remedy = Texts(nl: "schrijf bijvoorbeeld `\(example)`", en: "write `\(example)`, for example")
    guard case .text(let text) = node.content else {
      report(Texts(nl: "hier hoort één waarde", en: "one value belongs here"), remedy)
      return nil
    }
    guard !text.isEmpty else {
      report(Texts(nl: "hier staat niets", en: "nothing is written here"), remedy)
      return nil
    }
    return text
  }

  /// Says what belongs here instead.
  func refuse<Value>(_ text: String, nl: String, en: String, example: String) -> Value? {
    let shown = shown(text)
    report(
      Texts(nl: "\(shown.nl) is \(nl)", en: "\(shown.en) is \(en)"),
      Texts(nl: "schrijf bijvoorbeeld `\(example)`", en: "write `\(example)`, for example"))
    return nil
  }

  /// A text as a message has it.
  func shown(_ text: String) -> Texts {
    if isPersonal { return Texts(nl: "deze waarde", en: "this value") }
    return Texts(nl: "`\(text.shown)`", en: "`\(text.shown)`")
  }

  /// The values of a list; a single value is a list of one.
  func list(most: Int) -> [Field] {
    guard case .list(let items) = node.content else { return [self] }
    if items.isEmpty {
      report(
        Texts(nl: "deze lijst is leeg", en: "this list is empty"),
        Texts(nl: "vul hem, of haal de sleutel weg", en: "fill it, or remove the key"))
    }
    guard items.count <= most else {
      report(
        Texts(nl: "deze lijst is langer dan \(most)", en: "this list is longer than \(most)"),
        Texts(nl: "maak hem korter", en: "make it shorter"))
      return []
    }
    return items.enumerated().map { Field(node: $1, path: "\(path)[\($0)]", log: log, isPersonal: isPersonal) }
  }

  /// Reads each value of a list and leaves out the ones with a problem.
  func each<Value>(most: Int, _ read: (Field) -> Value?) -> [Value] { list(most: most).compactMap(read) }
}
