import Foundation
import ZegelDomain

/// Tells how far long work has come: a bar that moves where a person watches, else a plain line now and then.
final class Progress {
  private let console = Console.current
  private let what: String
  private let begun = ContinuousClock.now
  private var shownAt: ContinuousClock.Instant?
  private var hasBar = false

  static let barEvery = Duration.milliseconds(200)
  static let lineEvery = Duration.seconds(5)

  init(_ what: String) { self.what = what }

  /// - Parameters:
  ///   - part: from 0 to 1; nil when the end is not known.
  ///   - count: what was done since the beginning of this run, for the rate.
  func show(_ part: Double?, count: Int, unit: String) {
    let now = ContinuousClock.now
    guard now - (shownAt ?? (console.isWatched ? begun - Progress.barEvery : begun)) >= every else { return }
    shownAt = now
    let seconds = Progress.seconds(now - begun)
    let text = line(part, rate: seconds > 0 ? Double(count) / seconds : 0, seconds: seconds, count, unit)
    if console.isWatched {
      // Back to the front, and clear what the last one leaves.
      console.talkOpen("\r\(text)\u{1B}[K")
      hasBar = true
    } else {
      console.talk(text)
    }
  }

  /// Takes the bar away.
  func end() {
    if hasBar { console.talkOpen("\r\u{1B}[K") }
    hasBar = false
  }

  private var every: Duration { console.isWatched ? Progress.barEvery : Progress.lineEvery }

  private func line(_ part: Double?, rate: Double, seconds: Double, _ count: Int, _ unit: String) -> String {
    let speed = "\(grouped(Int(rate))) \(unit)/s"
    guard let part, part > 0 else { return "\(what)  \(grouped(count)) \(unit)  \(speed)" }
    let left = Int((seconds / part - seconds).rounded(.up))
    let percent = Int(part * 100)
    let bar =
      console.isWatched
      ? "[" + String(repeating: "#", count: percent / 5).padding(toLength: 20, withPad: " ", startingAt: 0) + "]  " : ""
    return "\(what)  \(bar)\(percent)%  \(speed)  \(say(nl: "nog", en: "left")) \(Progress.time(left))"
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }

  private static func time(_ seconds: Int) -> String {
    seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60) s"
  }
}

/// `1.250` in Dutch, `1,250` in English.
func grouped(_ number: some BinaryInteger) -> String { Int64(number).grouped(in: .spoken) }
