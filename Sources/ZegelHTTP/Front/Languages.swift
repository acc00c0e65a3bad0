import HTTPTypes
import ZegelDomain

extension Language {
  /// The one that `Accept-Language` likes best of those we speak; Dutch when it does not say.
  init(accepting header: String?) {
    guard let header else {
      self = .nl
      return
    }
    var best: (language: Language, weight: Double)?
    for part in header.prefix(400).split(separator: ",").prefix(20) {
      let pieces = part.split(separator: ";")
      guard let tag = pieces.first?.trimmed.split(separator: "-").first?.lowercased() else { continue }
      let quality = pieces.dropFirst().map(\.trimmed).first { $0.hasPrefix("q=") }
      let weight = quality.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
      guard let language = Language(rawValue: tag), weight > best?.weight ?? 0 else { continue }
      best = (language, weight)
    }
    self = best?.language ?? .nl
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    let start = drop { $0 == " " || $0 == "\t" }
    guard let last = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
    return start[...last]
  }
}
