import ArgumentParser
import Foundation
import ZegelDesk
import ZegelDomain

struct CardAdjust: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adjust", abstract: "Give points to a card, or take them, by hand and with a reason.",
    discussion: "Taking is written with an equals sign: --points=-50.")

  @Argument(help: "The card's number.")
  var card: String

  @Option(name: .long, help: "How many; below zero takes.")
  var points: Points

  @Option(name: .long, help: "goodwill, mistake, fraud or opening-balance.")
  var reason: String

  @Option(name: .long, help: "points, or a stamp card's id.")
  var unit = "points"

  @Option(name: .long, help: "A key of your own: the same key twice is one adjustment. Else a new one is made.")
  var event: String?

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let event = try EventID(self.event ?? "adjustment-\(UUID().uuidString.lowercased())")
    let posted = try await common.withDesk(doing: "card.adjust") { desk in
      try await desk.post(
        TillAct(
          // It happens when it is posted; told with the clock, a retry would be another act.
          event: event, store: "", till: "", at: Instant(milliseconds: 0), card: card,
          request: .adjustment(unit: unit, points: points, reason: reason)))
    }
    try posted.tell(json: json.json)
  }
}
