/// A decimal number as a whole number of its last decimal: `-12,5` with two decimals is -1250. Exact, or nil.
///
/// No thousands marks, no exponent; decimals beyond those asked for must be zeros.
func wholeNumber(_ text: String, decimals: Int, mark: UInt8) -> Int64? {
  var digits = Array(text.utf8)[...]
  let isNegative = digits.first == UInt8(ascii: "-")
  if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
  let parts = digits.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
  guard let whole = parts.first, !whole.isEmpty, parts.count == 1 || !parts[1].isEmpty else { return nil }
  let fraction = parts.count == 2 ? parts[1] : []
  guard fraction.dropFirst(decimals).allSatisfy({ $0 == UInt8(ascii: "0") }) else { return nil }
  let zeros = repeatElement(UInt8(ascii: "0"), count: max(0, decimals - fraction.count))
  var value: Int64 = 0
  for digit in Array(whole) + fraction.prefix(decimals) + zeros {
    guard (48...57).contains(digit) else { return nil }
    let (tenfold, first) = value.multipliedReportingOverflow(by: 10)
    let (next, second) = tenfold.subtractingReportingOverflow(Int64(digit - 48))
    if first || second { return nil }
    value = next
  }
  // Counted below zero, where there is one more.
  if isNegative { return value }
  return value == .min ? nil : -value
}
