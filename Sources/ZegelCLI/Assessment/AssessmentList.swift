import ArgumentParser
import ZegelDesk
import ZegelDomain

struct AssessmentList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the DPIAs that were signed, as CSV.")

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let rows = try await common.withDesk { try await $0.assessments() }.map(AssessmentLine.init)
    if !json.json { Console.current.line(AssessmentLine.head) }
    for row in rows {
      if json.json { try printJSON(row) } else { Console.current.line(row.csv) }
    }
  }
}

struct AssessmentShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a signed DPIA as its file.")

  @Option(help: ArgumentHelp("A signed DPIA; else the newest.", valueName: "number"))
  var number: Int32?
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let text = try await common.withDesk { try await $0.assessment(number) }.text
    Console.current.data(text.hasSuffix("\n") ? text : text + "\n")
  }
}

struct AssessmentLine: Encodable {
  let number: Int32
  let signedAt, signedBy: String
  let afterVersion: Int32
  let remaining: String
  let askedOn, dueOn, answeredOn, outcome: String?
  let contentHash, policyHash, hash: String

  init(_ version: AssessmentVersion) {
    (number, signedAt, signedBy) = (version.number, version.signedAt.rfc3339, version.signedBy)
    (afterVersion, remaining) = (version.afterVersion, version.remainsHigh ? "high" : "not-high")
    let consultation = version.consultation
    (askedOn, dueOn) = (consultation?.askedOn.description, consultation?.dueOn.description)
    (answeredOn, outcome) = (consultation?.answeredOn?.description, consultation?.outcome?.rawValue)
    (contentHash, policyHash, hash) = (version.contentHash, version.policyHash, version.hash)
  }

  static let head =
    "number,signed_at,signed_by,after_version,remaining,asked_on,due_on,answered_on,outcome,content_hash,policy_hash,hash"

  var csv: String {
    [
      String(number), signedAt, signedBy, String(afterVersion), remaining, askedOn ?? "", dueOn ?? "",
      answeredOn ?? "", outcome ?? "", contentHash, policyHash, hash,
    ].joined(separator: ",")
  }
}
