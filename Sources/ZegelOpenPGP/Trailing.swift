import Foundation

/// A message and nothing behind it: whatever was not read belongs to nobody.
func mustBeAtEnd(_ descriptor: Int32) throws(OpenPGPError) {
  var byte: UInt8 = 0
  if read(descriptor, &byte, 1) != 0 { throw .damaged }
}
