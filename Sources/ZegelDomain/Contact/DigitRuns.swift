/// The numbers in a text: each a run of groups of digits, with no more than three separators, such as ` - `, between its groups.
func digitRuns(in text: String) -> [[[Int]]] {
  var runs: [[[Int]]] = []
  var run: [[Int]] = []
  var gap = 0
  var isNewGroup = true
  func end() {
    if !run.isEmpty { runs.append(run) }
    run = []
    isNewGroup = true
  }
  for scalar in text.unicodeScalars {
    if let digit = scalar.decimalValue {
      if isNewGroup { run.append([digit]) } else { run[run.count - 1].append(digit) }
      isNewGroup = false
      gap = 0
    } else if scalar.properties.generalCategory == .format {
      // Invisible: what somebody reads as one number is one.
      continue
    } else if scalar.separatesDigits, gap < 3 {
      gap += 1
      isNewGroup = true
    } else {
      end()
    }
  }
  end()
  return runs
}

extension Unicode.Scalar {
  fileprivate var separatesDigits: Bool {
    self == "." || properties.isWhitespace || properties.generalCategory == .dashPunctuation
  }
}
