public import ZegelDomain
import ZegelStore

/// A leaf in words: a line for each thing that can be said of it.
public struct TrailExplanation: Sendable {
  public let proof: TrailProof
  public let lines: [Texts]
}

extension Desk {
  /// Refuses `trail-leaf-unknown`.
  public func explainLeaf(_ name: TrailName) async throws -> TrailExplanation {
    let proof = try await proveLeaf(name)
    let (leaf, index) = (proof.found, proof.index)
    let (about, head) = try await store.read { session in
      (try session.about(leaf), try session.head(over: Int64(index + 1)))
    }
    var lines = [
      Texts(
        nl: "Blad \(index) van \(proof.size): \(leaf.kind.text.nl).",
        en: "Leaf \(index) of \(proof.size): \(leaf.kind.text.en).")
    ]
    lines += about
    if let head {
      lines.append(
        Texts(
          nl: "Sinds \(head.madeAt.written(in: .nl)) onder hoofd \(head.number), van \(head.size) bladen.",
          en: "Since \(head.madeAt.written(in: .en)) under head \(head.number), of \(head.size) leaves."))
    }
    switch proof.rowsAreRight {
    case true?:
      lines.append(
        Texts(nl: "De rijen zijn nog zoals ze waren.", en: "The rows are still as they were."))
    case false?:
      lines.append(
        Texts(nl: "De rijen zijn anders dan ze waren.", en: "The rows are not as they were."))
    case nil: break
    }
    return TrailExplanation(proof: proof, lines: lines)
  }
}

extension LeafKind {
  var text: Texts {
    switch self {
    case .fact: Texts(nl: "een feit op een rekening", en: "a fact on an account")
    case .dates: Texts(nl: "boekingen doordat een datum voorbijging", en: "entries because a date passed")
    case .register: Texts(nl: "een kenmerk zonder rekening", en: "an event without an account")
    case .card: Texts(nl: "een kaart", en: "a card")
    case .programme: Texts(nl: "een versie van het programma", en: "a version of the programme")
    case .till: Texts(nl: "een kassa en haar sleutel", en: "a till and its key")
    case .house: Texts(nl: "het huis zelf", en: "the house itself")
    case .importRun: Texts(nl: "een ingelezen bestand", en: "a file that was read in")
    case .export: Texts(nl: "een uitvoer", en: "an export")
    case .administration: Texts(nl: "een handeling van de beheerder", en: "an act of administration")
    case .privacy: Texts(nl: "een versie van het privacybeleid", en: "a version of the privacy policy")
    case .staff: Texts(nl: "iemand van het personeel", en: "somebody of the staff")
    case .member: Texts(nl: "een lid", en: "a member")
    case .consent: Texts(nl: "een besluit over een doel", en: "a decision about a purpose")
    case .opening: Texts(nl: "een inzage van gegevens", en: "an opening of data")
    case .assessment: Texts(nl: "een getekende DPIA", en: "a signed DPIA")
    }
  }
}

extension SQLSession {
  fileprivate func about(_ leaf: Leaf) throws -> [Texts] {
    switch leaf.kind {
    case .fact:
      let account = AccountID(bits: leaf.subject)
      guard let row = try factRows(of: account).first(where: { UInt32($0.fact.number) == leaf.number }) else {
        return []
      }
      let numbers = try entries(of: account).filter { $0.cause == row.fact.number }.map { "\($0.number)" }
      let (fact, kind) = (row.fact, row.fact.act.kind)
      let list = numbers.joined(separator: ", ")
      return [
        Texts(
          nl: "\(fact.event): \(kind.text.nl), feit \(fact.number) van \(account).",
          en: "\(fact.event): \(kind.text.en), fact \(fact.number) of \(account)."),
        Texts(
          nl: "Gebeurd op \(fact.at.written(in: .nl)), geboekt op \(row.recordedAt.written(in: .nl)), volgens versie "
            + "\(fact.version).",
          en: "Happened on \(fact.at.written(in: .en)), booked on \(row.recordedAt.written(in: .en)), by version "
            + "\(fact.version)."),
        numbers.isEmpty
          ? Texts(nl: "Zonder boekingen.", en: "Without entries.")
          : Texts(nl: "Boekingen: \(list).", en: "Entries: \(list)."),
      ]
    case .dates:
      let name = "\(AccountID(bits: leaf.subject))"
      return [
        Texts(nl: "Vanaf boeking \(leaf.number) van \(name).", en: "From entry \(leaf.number) of \(name) on.")
      ]
    case .card:
      guard let card = try card(CardID(bits: leaf.subject)) else { return [] }
      return [
        Texts(
          nl: "\(card.id), eindigt op \(card.lastFour), nu: \(card.state.rawValue).",
          en: "\(card.id), ends in \(card.lastFour), now: \(card.state.rawValue).")
      ]
    case .till:
      guard let till = try tills().first(where: { $0.id.bits == leaf.subject }) else { return [] }
      return [
        Texts(
          nl: "\(till.id): kassa \(till.till) van winkel \(till.store).",
          en: "\(till.id): till \(till.till) of store \(till.store).")
      ]
    case .programme, .privacy, .assessment: return [Texts(nl: "Versie \(leaf.number).", en: "Version \(leaf.number).")]
    case .export, .administration:
      guard let note = try note(NoteID(bits: leaf.subject).bytes) else { return [] }
      return [
        Texts(
          nl: "\(note.text), op \(note.recordedAt.written(in: .nl)).",
          en: "\(note.text), on \(note.recordedAt.written(in: .en)).")
      ]
    case .register, .house, .importRun, .staff, .member, .consent, .opening: return []
    }
  }
}

extension ActKind {
  fileprivate var text: Texts {
    switch self {
    case .sale: Texts(nl: "een verkoop", en: "a sale")
    case .giveBack: Texts(nl: "een retour", en: "a return")
    case .redemption: Texts(nl: "een inwisseling", en: "a redemption")
    case .undo: Texts(nl: "een inwisseling ongedaan gemaakt", en: "a redemption undone")
    case .hold: Texts(nl: "punten apart gezet", en: "points set aside")
    case .release: Texts(nl: "punten weer vrij", en: "points set free again")
    case .adjustment: Texts(nl: "een correctie", en: "an adjustment")
    }
  }
}
