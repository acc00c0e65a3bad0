import ZegelDesk

/// What an act makes of a file that a person wrote; when the file has problems they are told, and the command ends.
func tellingProblems<Made>(of file: String, _ act: (_ text: String) throws -> Made) throws -> Made {
  do {
    return try act(try readText(file))
  } catch let problems as FileProblems {
    for problem in problems.all { Console.current.talk(problem.text(file)) }
    throw Ending(status: .problemsFound)
  }
}
