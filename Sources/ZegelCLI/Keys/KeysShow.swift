import ArgumentParser
import ZegelDesk
import ZegelDomain

struct KeysShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Where the keys lie, and whether they are sealed. Opens nothing.")

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let look = try Desk.lookAtKeys(common.paths, options: try await Caller.current.options(common.paths))
    if json.json { return try printJSON(Answer(look)) }
    let console = Console.current
    console.line("\(look.path)  \(look.format)")
    console.line(sealing(look))
    console.line(
      look.isOpenToOthers
        ? say(
          nl: "rechten \(look.permissions): anderen kunnen erbij", en: "permissions \(look.permissions): open to others"
        )
        : say(
          nl: "rechten \(look.permissions): alleen de eigenaar", en: "permissions \(look.permissions): the owner alone")
    )
    console.line(
      look.isBesideTheData
        ? say(nl: "op dezelfde schijf als de gegevens", en: "on the same disk as the data")
        : say(nl: "op een andere schijf dan de gegevens", en: "on another disk than the data"))
  }

  private func sealing(_ look: KeysLook) -> String {
    guard let sealing = look.sealing else { return say(nl: "niet verzegeld", en: "not sealed") }
    let memory = grouped(sealing.memoryKiB / 1024)
    return say(
      nl: "verzegeld met een wachtzin (Argon2id, \(memory) MiB, \(sealing.passes)×)",
      en: "sealed with a passphrase (Argon2id, \(memory) MiB, \(sealing.passes)×)")
  }

  private struct Answer: Encodable {
    let format, path, permissions: String
    let isSealed, isOpenToOthers, isBesideTheData: Bool
    let kdf: String?
    let memoryKib, passes: Int?

    init(_ look: KeysLook) {
      (format, path, permissions) = (look.format, look.path, look.permissions)
      (isSealed, isOpenToOthers, isBesideTheData) = (look.sealing != nil, look.isOpenToOthers, look.isBesideTheData)
      kdf = look.sealing.map { _ in "argon2id" }
      (memoryKib, passes) = (look.sealing?.memoryKiB, look.sealing?.passes)
    }
  }
}
