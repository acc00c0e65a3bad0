public import ZegelDomain

/// Something of the trail, or of the rows it answers for, that is not as it was.
public struct TrailProblem: Sendable, Equatable {
  /// Stable, for programs.
  public enum Code: String, Sendable, CaseIterable {
    case leafChanged = "leaf-changed"
    case leafUnreadable = "leaf-unreadable"
    case leafDoubled = "leaf-doubled"
    case bundleMissing = "bundle-missing"
    case bundleDamaged = "bundle-damaged"
    case bundleExtra = "bundle-extra"
    case tileChanged = "tile-changed"
    case tileMissing = "tile-missing"
    case tileExtra = "tile-extra"
    case headMissing = "head-missing"
    case headUnsigned = "head-unsigned"
    case headOfOtherLeaves = "head-of-other-leaves"
    case rolledBack = "rolled-back"
    case otherHistory = "other-history"
    case rowChanged = "row-changed"
    case rowMissing = "row-missing"
    case rowUnknown = "row-unknown"
  }

  public let code: Code
  /// What it is about: `leaf 17`, `tile 0/3`, `head 4`, `fact 2 of A-…`, `card C-…`.
  public let place: String
  /// The leaf that says so, where there is one.
  public let leaf: UInt64?

  init(_ code: Code, _ place: String, leaf: UInt64? = nil) {
    self.code = code
    self.place = place
    self.leaf = leaf
  }

  /// For people.
  public var text: Texts {
    let at = leaf.map { Texts(nl: " (blad \($0))", en: " (leaf \($0))") } ?? Texts(nl: "", en: "")
    return Texts(nl: "\(place)\(at.nl): \(code.text.nl)", en: "\(place)\(at.en): \(code.text.en)")
  }
}

extension TrailProblem.Code {
  public var text: Texts {
    switch self {
    case .leafChanged: Texts(nl: "het blad is veranderd", en: "the leaf was changed")
    case .leafUnreadable: Texts(nl: "het blad is geen blad", en: "the leaf is no leaf")
    case .leafDoubled: Texts(nl: "staat twee keer in het spoor", en: "is in the trail twice")
    case .bundleMissing: Texts(nl: "de bundel ontbreekt", en: "the bundle is missing")
    case .bundleDamaged: Texts(nl: "de bundel is beschadigd", en: "the bundle is damaged")
    case .bundleExtra: Texts(nl: "voorbij het laatste hoofd", en: "beyond the newest head")
    case .tileChanged: Texts(nl: "de tegel is veranderd", en: "the tile was changed")
    case .tileMissing: Texts(nl: "de tegel ontbreekt", en: "the tile is missing")
    case .tileExtra: Texts(nl: "hoort niet in deze boom", en: "does not belong in this tree")
    case .headMissing: Texts(nl: "het hoofd ontbreekt", en: "the head is missing")
    case .headUnsigned:
      Texts(nl: "het hoofd is niet wat dit huis ondertekende", en: "the head is not what this house signed")
    case .headOfOtherLeaves:
      Texts(
        nl: "het hoofd hoort bij andere bladen dan er staan",
        en: "the head is of other leaves than there are")
    case .rolledBack:
      Texts(
        nl: "het huis is teruggezet: elders ligt een nieuwer hoofd",
        en: "the house was rolled back: a newer head lies elsewhere")
    case .otherHistory:
      Texts(
        nl: "elders ligt een hoofd van een andere geschiedenis",
        en: "a head of another history lies elsewhere")
    case .rowChanged: Texts(nl: "de rij is veranderd", en: "the row was changed")
    case .rowMissing: Texts(nl: "de rij is weg", en: "the row is gone")
    case .rowUnknown: Texts(nl: "er is geen blad van deze rij", en: "there is no leaf of this row")
    }
  }
}

/// What a check of the trail came to.
public struct TrailReport: Sendable {
  /// Leaves under the newest head.
  public var size: UInt64 = 0
  /// Leaves before this one were taken on trust: an earlier check had seen them.
  public var since: UInt64 = 0
  /// Leaves that no head covers yet.
  public var waiting = 0
  public var heads = 0
  public var rows = 0
  /// At most `mostProblems` of them.
  public private(set) var problems: [TrailProblem] = []
  public private(set) var problemCount = 0

  public static let mostProblems = 1000

  public init() {}

  mutating func found(_ problem: TrailProblem) {
    problemCount += 1
    if problems.count < TrailReport.mostProblems { problems.append(problem) }
  }

  mutating func found(_ code: TrailProblem.Code, _ place: String, leaf: UInt64? = nil) {
    found(TrailProblem(code, place, leaf: leaf))
  }
}
