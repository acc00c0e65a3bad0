/// Where a tile of a tree stands, and what it is called.
/// - Source: C2SP tlog-tiles.
package struct Tile: Hashable, Sendable {
  /// 0 holds the leaves' hashes; each next one the roots of full tiles below it.
  package let level: Int
  package let index: UInt64

  package static let width = 256

  package init(level: Int, index: UInt64) {
    self.level = level
    self.index = index
  }

  /// How many tiles high a tree of this size is.
  package static func levels(of size: UInt64) -> Int {
    var (levels, rest) = (0, size)
    while rest > 0 {
      levels += 1
      rest >>= 8
    }
    return levels
  }

  /// How many hashes the tile on the right edge has, 0 to 255.
  package static func hashes(onEdgeOf size: UInt64, level: Int) -> Int {
    level > 7 ? 0 : Int(size >> UInt64(8 * level) & 0xFF)
  }

  /// How many hashes this tile has in a tree of this size: 256, fewer on the right edge, or none.
  package func width(in size: UInt64) -> Int {
    guard level < 8 else { return 0 }
    let hashes = size >> UInt64(8 * level)
    return index > hashes / 256 ? 0 : Int(min(256, hashes - index * 256))
  }
}

/// The part of a tile's address behind `tile/`: `0/x001/x234/067`, or `0/067.p/8` for one that is not full;
/// `entries/…` for the leaves themselves.
package struct TilePath: Equatable, Sendable {
  /// Nil for a bundle of leaves.
  package let level: Int?
  package let index: UInt64
  /// 1 to 256.
  package let width: Int

  package init(level: Int?, index: UInt64, width: Int) {
    self.level = level
    self.index = index
    self.width = width
  }

  package var text: String {
    var (parts, rest) = ([digits(index % 1000)], index / 1000)
    while rest > 0 {
      parts.insert("x" + digits(rest % 1000), at: 0)
      rest /= 1000
    }
    let name = parts.joined(separator: "/")
    return "\(level.map(String.init) ?? "entries")/\(name)" + (width == Tile.width ? "" : ".p/\(width)")
  }

  /// Nil for anything that `text` does not make.
  package init?(_ text: String) {
    guard text.utf8.count <= 64 else { return nil }
    var parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 2, parts.count <= 8 else { return nil }
    let first = parts.removeFirst()
    var width = Tile.width
    if parts.count >= 2, parts[parts.count - 2].hasSuffix(".p") {
      guard let given = Int(parts.removeLast()) else { return nil }
      width = given
      parts[parts.count - 1].removeLast(2)
    }
    var index: UInt64 = 0
    for (place, part) in parts.enumerated() {
      let isLast = place == parts.count - 1
      let number = isLast ? part : String(part.dropFirst())
      guard isLast || part.hasPrefix("x"), number.utf8.count == 3, let value = UInt64(number) else { return nil }
      let (product, overflows) = index.multipliedReportingOverflow(by: 1000)
      let (sum, overflowsToo) = product.addingReportingOverflow(value)
      if overflows || overflowsToo { return nil }
      index = sum
    }
    self.init(level: first == "entries" ? nil : Int(first), index: index, width: width)
    guard (1...Tile.width).contains(width), level == nil ? first == "entries" : (0...63).contains(level!),
      self.text == text
    else { return nil }
  }
}

private func digits(_ number: UInt64) -> String {
  let text = String(number)
  return String(repeating: "0", count: 3 - text.count) + text
}
