public import ZegelDomain
import ZegelVault

/// The register that a privacy file leads to.
///
/// - Throws: `FileProblems` when the file cannot be applied on that day.
public func privacyRegister(_ text: String, in language: Language, on day: CalendarDay) throws(FileProblems)
  -> Register
{
  let read = ReadPolicy(text, on: day)
  guard let policy = read.policy else { throw FileProblems(read.problems) }
  return policy.register(in: language, hash: hex(Digest256.of(text)))
}
