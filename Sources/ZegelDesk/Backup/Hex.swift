/// Bytes as lower-case hexadecimal digits.
func hex(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}

/// Nil when it is not an even number of lower-case digits.
func bytes(hex text: some StringProtocol) -> [UInt8]? {
  var values: [UInt8] = []
  for byte in text.utf8 {
    switch byte {
    case 0x30...0x39: values.append(byte - 0x30)
    case 0x61...0x66: values.append(byte - 0x61 + 10)
    default: return nil
    }
  }
  guard values.count % 2 == 0 else { return nil }
  return stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }
}
