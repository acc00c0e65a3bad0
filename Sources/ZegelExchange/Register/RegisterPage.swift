public import ZegelDomain

/// The register as a page, to read or to print for the authority.
public enum RegisterPage {
  public static func html(_ register: Register, in language: Language) -> String {
    let words = RegisterWords(language: language)
    let body =
      ["<main>", "<h1>\(htmlText(words.title))</h1>", words.house(register)]
      + register.activities.flatMap(words.section)
      + [words.records(register), words.openings(register)] + words.channels(register)
      + [words.measures(register), "</main>"]
      + [
        "<footer><p>\(words.hash): <code>\(register.policyHash)</code></p>",
        "<p>\(words.schemaHash): <code>\(register.schemaHash)</code></p></footer>",
      ]
    return htmlPage(words.title, in: language, body: body)
  }
}

private struct RegisterWords {
  let language: Language

  var title: String { RegisterHeading.title[language] }
  var hash: String { RegisterHeading.policyHash[language] }

  var schemaHash: String { RegisterHeading.schemaHash[language] }

  func house(_ register: Register) -> String {
    let house = register.controller
    let joint = register.jointControllers.map { "\($0.name), \($0.contact), \($0.country)" }
    return list([
      (
        say("Verwerkingsverantwoordelijke", "Controller"),
        [house.name, house.address, house.contact, house.registration].compactMap { $0 }.joined(separator: ", ")
      ),
      (say("Samen met", "Together with"), joint.joined(separator: "; ")),
      (
        say("Functionaris gegevensbescherming", "Data protection officer"),
        register.dpo.map { "\($0.name), \($0.contact)" } ?? ""
      ),
    ])
  }

  func section(_ activity: Register.Activity) -> [String] {
    let id = htmlText(activity.purpose)
    return [
      "<section aria-labelledby=\"\(id)\">", "<h2 id=\"\(id)\">\(id)</h2>", "<p>\(htmlText(activity.text))</p>",
      list([
        (
          say("Grondslag", "Basis"),
          "\(activity.basis.title[language]), \(say("artikel", "Article")) \(activity.basis.article) \(say("AVG", "GDPR"))"
        ),
        (say("Van wie", "Whose"), activity.people),
      ]),
      table(
        [say("Gegeven", "Data"), say("Soort", "Category"), say("Maanden", "Months"), say("Na", "After")],
        activity.fields.map {
          [$0.title, $0.category.title[language], String($0.period.months), $0.period.start.title[language]]
        }),
      table(
        [
          say("Ontvanger", "Recipient"), say("Rol", "Role"), say("Land", "Country"), say("Grond", "Ground"),
          say("Overeenkomst", "Contract"), say("Gegevens", "Data"),
        ],
        activity.recipients.map {
          [
            $0.name, $0.role.title[language], $0.country, $0.ground?.title[language] ?? "",
            $0.contractSignedOn?.description ?? "",
            $0.fields.joined(separator: ", "),
          ]
        }),
      "</section>",
    ].filter { !$0.isEmpty }
  }

  func records(_ register: Register) -> String {
    let rows = register.records.map {
      [$0.title, $0.data, $0.purpose, $0.people, "\($0.basis.title[language]), \($0.basis.article)", $0.kept]
    }
    let head = [
      say("Wat", "What"), say("Gegevens", "Data"), say("Waarvoor", "What for"), say("Van wie", "Whose"),
      say("Grondslag", "Basis"), say("Hoe lang", "How long"),
    ]
    return "<h2>\(RegisterHeading.records[language])</h2>\n" + table(head, rows)
  }

  func openings(_ register: Register) -> String {
    let head = [say("Waartoe", "To do what"), say("Doelen", "Purposes")]
    return "<h2>\(RegisterHeading.openings[language])</h2>\n"
      + table(head, register.openings.map { [$0.text, $0.purposes.joined(separator: ", ")] })
  }

  /// Nothing where nothing goes or comes.
  func channels(_ register: Register) -> [String] {
    if register.channels.isEmpty { return [] }
    let head = [
      say("Kanaal", "Channel"), say("Partij", "Party"), say("Richting", "Direction"), say("Wat", "What"),
      say("Doel", "Purpose"), say("Gegevens", "Data"), say("Waar", "Where"), say("Dagen bewaard", "Days kept"),
    ]
    let rows = register.channels.map {
      [
        $0.id, $0.party, $0.direction.text[language], $0.content.text[language], $0.purpose ?? "",
        $0.fields.joined(separator: ", "), $0.placeText[language], String($0.keepDays),
      ]
    }
    return [
      "<h2>\(RegisterHeading.channels[language])</h2>", table(head, rows),
      "<p>\(htmlText(Register.Channel.sealText[language]))</p>",
    ]
  }

  func measures(_ register: Register) -> String {
    let items = register.measures.map { "<li>\(htmlText($0))</li>" }.joined(separator: "\n")
    return "<h2>\(RegisterHeading.security[language])</h2>\n<ul>\n\(items)\n</ul>"
  }

  private func list(_ rows: [(term: String, text: String)]) -> String {
    let items = rows.filter { !$0.text.isEmpty }.map { "<dt>\(htmlText($0.term))</dt><dd>\(htmlText($0.text))</dd>" }
    return "<dl>\n\(items.joined(separator: "\n"))\n</dl>"
  }

  /// Nothing where there are no rows.
  private func table(_ head: [String], _ rows: [[String]]) -> String {
    if rows.isEmpty { return "" }
    let first = head.map { "<th scope=\"col\">\(htmlText($0))</th>" }.joined()
    let rest = rows.map { "<tr>\($0.map { "<td>\(htmlText($0))</td>" }.joined())</tr>" }
    return
      "<table>\n<thead><tr>\(first)</tr></thead>\n<tbody>\n\(rest.joined(separator: "\n"))\n</tbody>\n</table>"
  }

  private func say(_ nl: String, _ en: String) -> String { language == .nl ? nl : en }
}
