public import ZegelDomain
import ZegelVault

/// The register that a privacy file leads to.
///
/// - Throws: `FileProblems` when the file cannot be applied on that day, or has no texts in this language.
public func privacyRegister(_ text: String, in language: Language, on day: CalendarDay) throws(FileProblems)
  -> Register
{
  let policy = try ReadPolicy(text, on: day).policy(in: language)
  return policy.register(in: language, hash: hex(Digest256.of(text)))
}
