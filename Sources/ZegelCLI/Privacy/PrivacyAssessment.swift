import ArgumentParser
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct PrivacyAssessment: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dpia", abstract: "Begin a DPIA: all of it that follows from the policy in force, as Markdown.",
    discussion: """
      Art. 35(7)(a) and (b) GDPR, with the criteria that ask for one. Necessity, risks and the signature are left open \
      for people. It names the hash of the policy it is of: when that changes, it is to be opened again.
      """)

  @OptionGroup var versions: VersionOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let (policy, hash) = try await common.withDesk { try await $0.policy(of: versions.choice, in: .spoken) }
    for line in AssessmentDraft.markdown(policy, hash: hash, in: .spoken) { Console.current.line(line) }
  }
}
