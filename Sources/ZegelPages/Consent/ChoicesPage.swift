import ZegelDomain

/// The page where somebody sees what they agreed to, and stops it.
public func choicesPage(_ model: ChoicesModel) -> HTML {
  let language = model.language
  let frame = Frame(
    language: language, title: ChoicesWords.title[language], sender: model.organisation,
    otherLanguage: model.otherLanguage.map { ($0, "\(model.address)?lang=\($0.rawValue)") })
  let body: HTML = """
    \(model.doneNote)
    <h1>\(ChoicesWords.title[language])</h1>
    <p class="lead">\((model.choices.isEmpty ? ChoicesWords.empty : ChoicesWords.lead)[language])</p>
    \(model.choices.enumerated().map { model.card($1, number: $0 + 1) })
    """
  return frame.page(
    body,
    footer: """
      <p>\(ChoicesWords.questions(model.contact)[language])</p>
      <p>\(ChoicesWords.secret[language])</p>
      """)
}

extension ChoicesModel {
  /// Says only what is so by now, whatever the address claims.
  fileprivate var doneNote: HTML? {
    guard let choice = choices.first(where: { $0.purpose == done }), let title = choice.doneTitle else { return nil }
    return """
      <section class="done" role="status">
      <h2>\(title[language])</h2>
      <p>\(choice.text)</p>
      <p>\(choice.doneText[language])</p>
      </section>
      """
  }

  fileprivate func card(_ choice: Choice, number: Int) -> HTML {
    """
    <section class="choice" aria-labelledby="choice-\(number)">
    <h2 id="choice-\(number)">\(choice.text)</h2>
    <p class="state \(choice.isOn ? "on" : "off")"><span class="dot" aria-hidden="true"></span>\
    <span>\(choice.stateLine(language))</span></p>
    <p class="basis">\((choice.kind == .consent ? ChoicesWords.consent : ChoicesWords.interest)[language])</p>
    \(action(choice, number))
    </section>

    """
  }

  private func action(_ choice: Choice, _ number: Int) -> HTML {
    if choice.isOn { return stopForm(choice, number) }
    return choice.kind == .consent
      ? yesForm(choice, number) : "<p>\(ChoicesWords.askShop[language])</p>"
  }

  private func stopForm(_ choice: Choice, _ number: Int) -> HTML {
    """
    <form method="post" action="\(address)/\(choice.kind == .consent ? "withdrawal" : "objection")">
    \(hidden(choice))
    <button aria-describedby="choice-\(number)">\(choice.stopLabel[language])</button>
    </form>
    """
  }

  /// Behind one step more than stopping, with the whole text, and with nothing chosen beforehand.
  private func yesForm(_ choice: Choice, _ number: Int) -> HTML {
    """
    <details>
    <summary>\((choice.decision == nil ? ChoicesWords.never : ChoicesWords.again)[language])</summary>
    <p>\(ChoicesWords.question[language])</p>
    <blockquote>\(choice.text)</blockquote>
    <form method="post" action="\(address)/consent">
    \(hidden(choice))
    <fieldset>
    <legend>\(ChoicesWords.whoSays[language])</legend>
    <label><input type="radio" name="who" value="adult" required><span>\(ChoicesWords.adult(ageOfConsent)[language])</span></label>
    <label><input type="radio" name="who" value="guardian" required><span>\(ChoicesWords.guardian(ageOfConsent)[language])</span></label>
    </fieldset>
    <p class="basis">\(ChoicesWords.freely[language])</p>
    <button class="second" aria-describedby="choice-\(number)">\(ChoicesWords.yes[language])</button>
    </form>
    </details>
    """
  }

  private func hidden(_ choice: Choice) -> HTML {
    """
    <input type="hidden" name="purpose" value="\(choice.purpose)">
    <input type="hidden" name="lang" value="\(language.rawValue)">
    """
  }
}
