/// Where every lot's points have gone in the end: the sum of its transfers.
package struct Image: Sendable, Equatable {
  private struct Key: Hashable {
    let lot: LotID
    let unit: UInt8
  }

  private var buckets: [Key: [Int64]] = [:]

  package init(_ transfers: [Transfer] = []) {
    buckets.reserveCapacity(transfers.count)
    for transfer in transfers { add(transfer) }
  }

  package mutating func add(_ transfer: Transfer) {
    let key = Key(lot: transfer.lot, unit: transfer.unit)
    var sums = buckets[key] ?? [Int64](repeating: 0, count: Image.width)
    sums[Int(transfer.from.rawValue)] -= transfer.points
    sums[Int(transfer.to.rawValue)] += transfer.points
    buckets[key] = sums
  }

  private static let width = Int(Bucket.owed.rawValue) + 1

  /// Over all lots of one unit.
  package func total(_ bucket: Bucket, unit: UInt8) -> Points {
    buckets.reduce(0) { $1.key.unit == unit ? $0 + $1.value[Int(bucket.rawValue)] : $0 }
  }

  /// The transfers that make `old` into this, in order of lot.
  func corrections(from old: Image, at instant: Instant) -> [Transfer] {
    var differences = buckets
    for (key, sums) in old.buckets {
      var difference = differences[key] ?? [Int64](repeating: 0, count: Image.width)
      for place in sums.indices { difference[place] -= sums[place] }
      differences[key] = difference
    }
    let changed = differences.filter { $0.value.contains { $0 != 0 } }
    return changed.sorted { ($0.key.lot, $0.key.unit) < ($1.key.lot, $1.key.unit) }
      .flatMap { key, sums in Image.transfers(of: key.lot, key.unit, sums, at: instant) }
  }

  /// Each lot's differences sum to zero: what leaves some buckets comes into the others.
  private static func transfers(of lot: LotID, _ unit: UInt8, _ sums: [Int64], at instant: Instant) -> [Transfer] {
    var sums = sums
    var transfers: [Transfer] = []
    for from in Bucket.allCases {
      for to in Bucket.allCases {
        let points = min(-sums[Int(from.rawValue)], sums[Int(to.rawValue)])
        guard points > 0 else { continue }
        sums[Int(from.rawValue)] += points
        sums[Int(to.rawValue)] -= points
        transfers.append(
          Transfer(lot: lot, unit: unit, from: from, to: to, points: points, reason: .corrected, at: instant))
      }
    }
    return transfers
  }

  package static func == (left: Self, right: Self) -> Bool {
    func settled(_ image: Image) -> [Key: [Int64]] { image.buckets.filter { $0.value.contains { $0 != 0 } } }
    return settled(left) == settled(right)
  }
}
