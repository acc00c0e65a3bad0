import Synchronization
import ZegelDesk

/// A bar for each step of a backup or a restore.
final class KeepingBar: Sendable {
  private let current = Mutex<(step: KeepingStep, bar: ProgressBox)?>(nil)

  func show(_ step: KeepingStep, _ done: Int, _ all: Int) {
    let bar = current.withLock { current in
      if let current, current.step == step { return current.bar }
      current?.bar.end()
      let bar = ProgressBox(KeepingBar.name(step))
      current = (step, bar)
      return bar
    }
    let isBytes = [.packing, .verifying, .unpacking].contains(step)
    let unit =
      isBytes ? "KiB" : step == .copying ? say(nl: "pagina's", en: "pages") : say(nl: "rekeningen", en: "accounts")
    bar.show(Double(done) / Double(max(all, 1)), count: isBytes ? done / 1_024 : done, unit: unit)
  }

  func end() { current.withLock { $0?.bar.end() } }

  private static func name(_ step: KeepingStep) -> String {
    switch step {
    case .copying: say(nl: "kopiëren", en: "copying")
    case .packing: say(nl: "inpakken", en: "packing")
    case .verifying: say(nl: "teruglezen", en: "reading back")
    case .checking: say(nl: "controleren", en: "checking")
    case .unpacking: say(nl: "uitpakken", en: "unpacking")
    case .rebuilding: say(nl: "herberekenen", en: "rebuilding")
    }
  }
}
