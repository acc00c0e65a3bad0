extension Refusal.Code {
  /// What stands in the way of keeping the data: damaged files, disks that fail, backups that are not whole.
  var textOfKeeping: RefusalText {
    switch self {
    case .directoryUnusable:
      RefusalText(
        Texts(nl: "Map niet te gebruiken", en: "Directory unusable"),
        message: Texts(
          nl: "Er kan niet worden geschreven[ in {1}].",
          en: "Nothing can be written[ in {1}]."),
        remedy: Texts(
          nl: "Controleer of de map er is, of de schijf schrijfbaar is, en de rechten.",
          en: "See that the directory is there, that the disk can be written, and the permissions."))
    case .databaseDamaged:
      RefusalText(
        Texts(nl: "Database beschadigd", en: "Database damaged"),
        message: Texts(
          nl: "De database is beschadigd[: {1}][, {2}]. Er is niets geschreven.",
          en: "The database is damaged[: {1}][, {2}]. Nothing was written."),
        remedy: Texts(
          nl: "Zet de laatste back-up terug met `zegel restore`[: {3}].",
          en: "Put back the latest backup with `zegel restore`[: {3}]."))
    case .storageBroken:
      RefusalText(
        Texts(nl: "Schijf faalde", en: "Disk failed"),
        message: Texts(
          nl: "De schijf bevestigde een boeking niet. Tot een herstart wordt niets meer geboekt.",
          en: "The disk did not confirm a booking. Nothing is booked until a restart."),
        remedy: Texts(
          nl: "Controleer de schijf en start `zegel serve` opnieuw; de kassa kan daarna hetzelfde opnieuw sturen.",
          en: "Check the disk and start `zegel serve` again; after that the till can send the same again."))
    case .backupIncomplete:
      RefusalText(
        Texts(nl: "Back-up onvolledig", en: "Backup incomplete"),
        message: Texts(
          nl: "De back-up is onvolledig[; er ontbreekt: {1}].",
          en: "The backup is incomplete[; missing: {1}]."),
        remedy: Texts(
          nl: "Zet de ontbrekende bestanden terug, of neem een andere back-up (`zegel backup list`).",
          en: "Put the missing files back, or take another backup (`zegel backup list`)."))
    case .backupDamaged:
      RefusalText(
        Texts(nl: "Back-up beschadigd", en: "Backup damaged"),
        message: Texts(
          nl: "De back-up is beschadigd[: {1}].",
          en: "The backup is damaged[: {1}]."),
        remedy: Texts(
          nl: "Neem een andere back-up of een kopie ervan, en begin een nieuwe reeks met `zegel backup --full`.",
          en: "Take another backup or a copy of this one, and begin a new chain with `zegel backup --full`."))
    case .erasuresDamaged:
      RefusalText(
        Texts(nl: "Wislijst beschadigd", en: "List of erasures damaged"),
        message: Texts(
          nl: "De lijst van wissingen is beschadigd[: {1}][, regel {2}].",
          en: "The list of erasures is damaged[: {1}][, line {2}]."),
        remedy: Texts(
          nl: "Zet een gave kopie van de lijst terug; zonder haar kan niets worden teruggezet.",
          en: "Put back a sound copy of the list; without it nothing can be restored."))
    case .erasureUnknown:
      RefusalText(
        Texts(nl: "Wissing onbekend", en: "Erasure unknown"),
        message: Texts(
          nl: "Dit programma kan een wissing niet opnieuw doen[: {1}].",
          en: "This program cannot replay an erasure[: {1}]."),
        remedy: Texts(
          nl: "Werk dit programma bij en zet dan terug.",
          en: "Update this program, then restore."))
    default: preconditionFailure("\(rawValue) has its texts elsewhere")
    }
  }
}
