import HTTPTypes
import ZegelDesk
import ZegelDomain

/// That calls can be answered: reads the database, and a programme is in force.
func ready(_ call: Call) async throws -> Reply {
  let programme = try await call.desk.currentProgramme()
  var text = JSONText(capacity: 64)
  text.object {
    $0.field("status", "ok")
    $0.field("programme_version", Int64(programme.version))
  }
  return .json(.ok, text)
}
