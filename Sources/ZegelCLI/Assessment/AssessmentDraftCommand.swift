import ArgumentParser
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct AssessmentDraftCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft", abstract: "Write all of a DPIA that follows from the policy in force, as Markdown.",
    discussion: """
      Art. 35(7)(a) and (b) GDPR, with the criteria that ask for one. Necessity, risks and the signature are left open \
      for people, in the file that `begin` writes. It names the hash of the policy it is of: when that changes, it is to be opened again.
      """)

  @OptionGroup var versions: VersionOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let (policy, hash) = try await common.withDesk { try await $0.policy(of: versions.choice, in: .spoken) }
    for line in AssessmentDraft.markdown(policy, hash: hash, in: .spoken) { Console.current.line(line) }
  }
}
