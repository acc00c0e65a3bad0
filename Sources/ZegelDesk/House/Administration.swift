import ZegelStore

/// What was done to the house as a whole, as the trail will say it.
enum Administration: Sendable {
  case backedUp(id: String, manifest: String)
  case restored(id: String, manifest: String)
}

/// The one place where backup and restore leave an "administration" leaf, in the transaction it belongs to. Until the
/// trail is there it writes nothing.
func leaveAdministration(_ act: Administration, in session: any SQLSession) throws {
  _ = (act, session)
}
