/// The known name that `name` was most likely meant to be; nil when none is near.
func nearest(to name: String, among known: [String]) -> String? {
  guard name.count <= 60 else { return nil }
  let written = Array(name.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
  let candidates = known.map { ($0, distance(written, Array($0.map { $0 == "-" ? "_" : $0 }))) }
  guard let best = candidates.min(by: { $0.1 < $1.1 }), best.1 <= max(1, best.0.count / 3) else { return nil }
  return best.0
}

/// How many letters to add, drop, replace or swap with their neighbour.
private func distance(_ left: [Character], _ right: [Character]) -> Int {
  var earlier: [Int] = []
  var previous = Array(0...right.count)
  for i in 0..<left.count {
    var row = [i + 1]
    for j in 0..<right.count {
      var cost = min(previous[j] + (left[i] == right[j] ? 0 : 1), previous[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { cost = min(cost, earlier[j - 1] + 1) }
      row.append(cost)
    }
    (earlier, previous) = (previous, row)
  }
  return previous[right.count]
}
