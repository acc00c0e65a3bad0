public import ZegelDomain
import ZegelVault

/// The register that a privacy file leads to.
///
/// - Throws: `ProgrammeProblems` when the file cannot be applied on that day.
public func privacyRegister(_ text: String, in language: Language, on day: CalendarDay) throws(ProgrammeProblems)
  -> Register
{
  let read = ReadPolicy(text, on: day)
  guard let policy = read.policy else { throw ProgrammeProblems(read.problems) }
  return policy.register(in: language, hash: hex(Digest256.of(text)))
}
