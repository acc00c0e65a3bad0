/// The test of Dutch citizen service numbers: 9·d1 + 8·d2 + … + 2·d8 − 1·d9 is a multiple of 11, and not all are zero.
/// Eight digits have lost the zero before them.
func passesEleven(_ digits: [Int]) -> Bool {
  guard (8...9).contains(digits.count), digits.contains(where: { $0 != 0 }) else { return false }
  let nine = digits.count == 8 ? [0] + digits : digits
  let sum = zip(nine, [9, 8, 7, 6, 5, 4, 3, 2, -1]).reduce(0) { $0 + $1.0 * $1.1 }
  return sum % 11 == 0
}

/// The test of payment cards, by Luhn, for 13 to 19 digits.
func passesLuhn(_ digits: [Int]) -> Bool {
  guard (13...19).contains(digits.count), digits.contains(where: { $0 != 0 }) else { return false }
  let sum = digits.reversed().enumerated().reduce(0) { sum, next in
    let doubled = next.offset % 2 == 1 ? next.element * 2 : next.element
    return sum + (doubled > 9 ? doubled - 9 : doubled)
  }
  return sum % 10 == 0
}

/// The test of bank accounts, ISO 13616: the first four signs go to the end, a letter counts for its two digits from A = 10, and
/// the remainder of 97 is one.
func passesNinetySeven(_ account: some Collection<Unicode.Scalar>) -> Bool {
  let turned = Array(account.dropFirst(4)) + Array(account.prefix(4))
  let remainder = turned.reduce(0) { remainder, scalar in
    let value = scalar.isPlainDigit ? Int(scalar.value) - 48 : Int(scalar.value) - 55
    return (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder == 1
}
