/// Numbers that pass their checks, computed here so that none stands in a file.
package enum CheckedNumbers {
  /// Nine digits; the first eight are `start`, turned up until a ninth digit fits.
  package static func national(from start: Int) -> String {
    for number in start... {
      let digits = Array(padded(number, to: 8).utf8).map { Int($0) - 48 }
      let sum = zip(digits, [9, 8, 7, 6, 5, 4, 3, 2]).reduce(0) { $0 + $1.0 * $1.1 }
      if sum % 11 < 10 { return padded(number, to: 8) + "\(sum % 11)" }
    }
    fatalError("one in eleven has no ninth digit")
  }

  /// `start` and the last digit that Luhn asks for.
  package static func card(from start: String) -> String {
    let sum = start.utf8.reversed().enumerated().reduce(0) { sum, next in
      let digit = Int(next.element) - 48
      let doubled = next.offset % 2 == 0 ? digit * 2 : digit
      return sum + (doubled > 9 ? doubled - 9 : doubled)
    }
    return start + "\((10 - sum % 10) % 10)"
  }

  /// A bank account of `country` with the check digits it must have.
  package static func account(_ country: String, _ rest: String) -> String {
    let remainder = (rest + country + "00").utf8.reduce(0) { remainder, byte in
      let value = byte < 58 ? Int(byte) - 48 : Int(byte) - 55
      return (remainder * (value > 9 ? 100 : 10) + value) % 97
    }
    return country + padded(98 - remainder, to: 2) + rest
  }

  /// The same with its last digit one further.
  package static func spoilt(_ text: String) -> String {
    let last = text.utf8.last! - 48
    return text.dropLast() + "\((last + 1) % 10)"
  }

  /// Groups of so many signs with `separator` between them.
  package static func grouped(_ text: String, _ sizes: [Int], by separator: String) -> String {
    var rest = text[...]
    return sizes.map { size in
      defer { rest = rest.dropFirst(size) }
      return String(rest.prefix(size))
    }.joined(separator: separator)
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    String(repeating: "0", count: max(0, width - "\(number)".count)) + "\(number)"
  }
}
