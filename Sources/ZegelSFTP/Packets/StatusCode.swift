/// What a server says of a request.
///
/// - Source: draft-ietf-secsh-filexfer-02 section 7.
public enum StatusCode: UInt32, Sendable, Hashable, CaseIterable {
  case ok = 0
  case endOfFile = 1
  case noSuchFile = 2
  case permissionDenied = 3
  case failure = 4
  case badMessage = 5
  case noConnection = 6
  case connectionLost = 7
  case unsupported = 8
}
