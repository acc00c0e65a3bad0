/// Which house it is; names its trail.
package struct HouseID: RandomID {
  package static let prefix = "H"
  package let bits: UInt128
  package init(bits: UInt128) { self.bits = bits }

  /// What the heads of its trail say they are of: `zegel/` and 26 characters.
  package var origin: String { "zegel/\(description.dropFirst(2))" }
}
