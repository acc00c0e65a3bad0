package import ZegelDomain

/// Makes a programme of a file's text, giving numbers to what is new in it.
///
/// `numbering` grows only when the file has no problem.
package func compileProgramme(
  _ text: String, version: Int32, numbering: inout Numbering
) throws(FileProblems) -> Programme {
  let read = ReadProgramme(text, version: version, numbering: numbering)
  guard let programme = read.programme else { throw FileProblems(read.problems) }
  numbering = read.numbering
  return programme
}

/// One reading of a file: the programme or the problems, and where its parts stand.
struct ReadProgramme {
  let programme: Programme?
  let problems: [FileProblem]
  let numbering: Numbering
  let places: [String: Place]

  init(_ text: String, version: Int32 = 0, numbering: Numbering = Numbering()) {
    let log = ProblemLog(lines: SourceFile.lines(of: text))
    var reader = ProgrammeReader(log: log, numbering: numbering)
    let read = SourceFile(text, log: log).root().flatMap { reader.programme($0, version: version) }
    programme = log.problems.isEmpty ? read : nil
    problems = log.sorted
    self.numbering = reader.numbering
    places = reader.places
  }
}
