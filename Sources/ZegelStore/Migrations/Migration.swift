/// One numbered step of the schema, in both engines' SQL. Never edited once shipped.
package struct Migration: Sendable {
  package let number: Int64
  package let name: String
  /// One line for whoever reads the list.
  package let why: String
  package let sqlite: String
  package let postgresql: String

  package init(number: Int64, name: String, why: String, sqlite: String, postgresql: String) {
    self.number = number
    self.name = name
    self.why = why
    self.sqlite = sqlite
    self.postgresql = postgresql
  }

  func sql(in dialect: Dialect) -> String {
    switch dialect {
    case .sqlite: return sqlite
    case .postgresql: return postgresql
    }
  }

  /// FNV-1a, 64 bits, as hex: notices an edited migration, protects against nobody.
  func checksum(in dialect: Dialect) -> String {
    let hash = sql(in: dialect).utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    let hex = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - hex.count) + hex
  }
}
