import ArgumentParser
import Foundation
import ZegelDesk
import ZegelDomain

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Look whether the house is in order, and say what to do where it is not.",
    discussion: "Ends with 3 when something is wrong; warnings alone end well.")

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let findings = try await common.withDesk { desk in
      let keeping = try await Caller.current.options(common.paths).keeping
      let newest = keeping.backupDirectory.map(BackupSet.init)?.newestPath
      var findings = Finding.all(try await desk.health(), desk.paths, newestBackup: newest)
      if let place = keeping.headDirectory {
        findings.append(Finding.secondPlace(try await desk.secondPlaceState(place), place))
      }
      return findings
    }
    for finding in findings {
      if json.json { try printJSON(Row(finding)) } else { finding.tell() }
    }
    if findings.contains(where: { $0.level == .fail }) { throw Ending(status: .problemsFound) }
  }

  private struct Row: Encodable {
    let level, about, what: String
    let remedy: String?

    init(_ finding: Finding) {
      (level, about, what) = (finding.level.rawValue, finding.about, finding.what[.spoken])
      remedy = finding.remedy?[.spoken]
    }
  }
}

extension Finding {
  fileprivate func tell() {
    Console.current.line(
      "\(level.rawValue.padding(toLength: 4, withPad: " ", startingAt: 0))  \(about): \(what[.spoken])")
    if let remedy { Console.current.line("      \(remedy[.spoken])") }
  }
}
