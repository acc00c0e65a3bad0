import Foundation

/// Where a server's name leads, if that is in a network that it may be in.
func allowedAddress(of server: SSHServer) throws(TransferError) -> String {
  var found: UnsafeMutablePointer<addrinfo>?
  guard getaddrinfo(server.calledHost, nil, nil, &found) == 0 else { throw .hostNotFound }
  defer { freeaddrinfo(found) }
  var next = found
  while let entry = next {
    next = entry.pointee.ai_next
    guard let bytes = addressBytes(entry.pointee) else { continue }
    if server.addresses.contains(where: { isIn($0, bytes) }) { return shown(bytes) }
  }
  throw .addressNotAllowed
}

/// 4 or 16 bytes.
private func addressBytes(_ info: addrinfo) -> [UInt8]? {
  guard let address = info.ai_addr else { return nil }
  switch info.ai_family {
  case AF_INET:
    return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { own in
      withUnsafeBytes(of: own.pointee.sin_addr) { Array($0) }
    }
  case AF_INET6:
    return address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { own in
      withUnsafeBytes(of: own.pointee.sin6_addr) { Array($0) }
    }
  default: return nil
  }
}

/// - Parameter network: as in `192.0.2.0/24`, or one address.
func isIn(_ network: String, _ address: [UInt8]) -> Bool {
  let parts = network.split(separator: "/", omittingEmptySubsequences: false)
  guard parts.count <= 2, let base = parsed(String(parts[0])), base.count == address.count else { return false }
  let most = base.count * 8
  guard let bits = parts.count == 2 ? Int(parts[1]) : most, (0...most).contains(bits) else { return false }
  return (0..<bits).allSatisfy { bit in
    (base[bit / 8] ^ address[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0
  }
}

private func parsed(_ text: String) -> [UInt8]? {
  var four = in_addr()
  if inet_pton(AF_INET, text, &four) == 1 { return withUnsafeBytes(of: four) { Array($0) } }
  var six = in6_addr()
  return inet_pton(AF_INET6, text, &six) == 1 ? withUnsafeBytes(of: six) { Array($0) } : nil
}

private func shown(_ bytes: [UInt8]) -> String {
  var text = [CChar](repeating: 0, count: 64)
  _ = bytes.withUnsafeBytes {
    inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, $0.baseAddress, &text, socklen_t(text.count))
  }
  return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
