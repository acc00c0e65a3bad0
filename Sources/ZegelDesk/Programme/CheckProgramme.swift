import ZegelDomain

/// All that is wrong in a programme file, in the order of the file; empty when it can be applied.
///
/// Sensitive goods are judged by the whole list, also what is still to come: a version holds until the next.
public func checkProgramme(_ text: String) -> [FileProblem] {
  let read = ReadProgramme(text)
  return read.problems.isEmpty ? read.sensitiveProblems(on: nil) : read.problems
}

extension ReadProgramme {
  /// Rules, stamp cards and rewards that would put sensitive goods into somebody's record. Versions that were applied
  /// before are read without this: their rules find no such line any more.
  ///
  /// - Law: Art. 9(1) GDPR; CJEU C-21/23; Coop/FDB (DK, 2008).
  func sensitiveProblems(on day: CalendarDay?) -> [FileProblem] {
    guard let programme else { return [] }
    return programme.sensitiveParts(on: day).map { part in
      let at = places.nearest(to: part.path)
      let law = Texts(nl: "(Art. 9(1) AVG; HvJ C-21/23)", en: "(Art. 9(1) GDPR; CJEU C-21/23)")
      let message =
        part.isCounted
        ? Texts(
          nl: "deze regel telt gevoelige waren (\(part.category.title.nl)); die komen nooit bij een kaart \(law.nl)",
          en: "this rule counts sensitive goods (\(part.category.title.en)); those never reach a card \(law.en)")
        : Texts(
          nl: "deze naam zegt iets over \(part.category.title.nl), en komt bij de kaart te staan \(law.nl)",
          en: "this name tells of \(part.category.title.en), and is kept with the card \(law.en)")
      return FileProblem(
        line: at.line, column: at.column, path: part.path, message: message,
        remedy: Texts(nl: "haal dit weg", en: "remove this"))
    }.sorted { ($0.line, $0.column, $0.path) < ($1.line, $1.column, $1.path) }
  }
}
