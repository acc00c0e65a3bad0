/// What the desk keeps, sealed, of the house's own OpenPGP key: the key as the tool wrote it, protected by a random
/// passphrase, and that passphrase. No person ever sees either.
///
/// Shape: `zegel-openpgp/1`, a line end, 64 hexadecimal digits, a line end, the key.
struct HouseSecret: Sendable {
  private static let format = "zegel-openpgp/1\n"

  /// 64 hexadecimal digits: 256 random bits.
  let passphrase: [UInt8]
  let key: [UInt8]

  init(key: [UInt8], passphrase: [UInt8]) {
    self.key = key
    self.passphrase = passphrase
  }

  /// Nil for anything else.
  init?(_ bytes: [UInt8]) {
    let start = HouseSecret.format.utf8.count
    guard bytes.count > start + 65, bytes.starts(with: HouseSecret.format.utf8), bytes[start + 64] == 0x0A else {
      return nil
    }
    self.init(key: Array(bytes[(start + 65)...]), passphrase: Array(bytes[start..<(start + 64)]))
  }

  var bytes: [UInt8] { Array(HouseSecret.format.utf8) + passphrase + [0x0A] + key }

  static func newPassphrase() -> [UInt8] {
    var random = SystemRandomNumberGenerator()
    let digits = Array("0123456789abcdef".utf8)
    return (0..<64).map { _ in digits[Int.random(in: 0..<16, using: &random)] }
  }
}
