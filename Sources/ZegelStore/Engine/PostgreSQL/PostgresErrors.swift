import CPQ

extension SQLError {
  /// What the server says about a statement. Never its detail, which quotes values.
  init(_ result: OpaquePointer?, _ connection: OpaquePointer?, statement: String) {
    let sqlState = Self.field(result, UInt8(ascii: "C")) ?? ""
    let isGone = PQstatus(connection) != CONNECTION_OK || sqlState.isEmpty
    state = isGone ? .lost : Self.state(of: sqlState)
    code = 0
    self.statement = statement
    words = isGone ? "the connection is gone" : Self.words(sqlState, result)
  }

  /// A server that takes no writes: it has become, or still is, somebody's stand-by.
  var isOfStandby: Bool { words.hasPrefix("25006") }

  init(lost statement: String) {
    state = .lost
    code = 0
    self.statement = statement
    words = "the connection is gone"
  }

  private static func state(of sqlState: String) -> State {
    switch sqlState {
    case "40P01", "55P03": return .busy
    // Told to go, restarting, or not yet there: another connection will do.
    case "57P01", "57P02", "57P03": return .lost
    case "53200", "53300": return .busy
    default: break
    }
    if sqlState.hasPrefix("08") && sqlState != "08P01" { return .lost }
    return State(rawValue: sqlState) ?? .other
  }

  /// Names of the schema, and what our own triggers say.
  private static func words(_ sqlState: String, _ result: OpaquePointer?) -> String {
    if sqlState == State.raisedByTrigger.rawValue { return field(result, UInt8(ascii: "M")) ?? "" }
    let named = [UInt8(ascii: "n"), UInt8(ascii: "t")].compactMap { field(result, $0) }
    return ([sqlState] + named).joined(separator: " ")
  }

  private static func field(_ result: OpaquePointer?, _ name: UInt8) -> String? {
    guard let result, let text = PQresultErrorField(result, Int32(name)) else { return nil }
    return String(cString: text)
  }
}
