/// What the trail holds of one act: 54 bytes that name its rows and fix what is in them. Nothing in it says who or what.
///
/// Format version 1, kind, subject (16), number (4, big-endian), SHA-256 of the canonical bytes of the rows (32).
package struct Leaf: Hashable, Sendable {
  package let kind: LeafKind
  package let subject: UInt128
  /// Tells leaves of one subject apart; 0 where the latest of them counts.
  package let number: UInt32
  package let digest: TreeHash

  package static let byteCount = 54
  private static let format: UInt8 = 1

  package init(kind: LeafKind, subject: UInt128, number: UInt32, digest: TreeHash) {
    self.kind = kind
    self.subject = subject
    self.number = number
    self.digest = digest
  }

  /// Nil for bytes that no leaf has.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Leaf.byteCount else { return nil }
    let bytes = Array(bytes)
    guard bytes[0] == Leaf.format, let kind = LeafKind(rawValue: bytes[1]) else { return nil }
    self.init(
      kind: kind, subject: bytes[2..<18].reduce(0) { $0 << 8 | UInt128($1) },
      number: bytes[18..<22].reduce(0) { $0 << 8 | UInt32($1) }, digest: TreeHash(bytes: bytes[22...])!)
  }

  package func write(to bytes: inout [UInt8]) {
    bytes.append(Leaf.format)
    bytes.append(kind.rawValue)
    withUnsafeBytes(of: subject.bigEndian) { bytes.append(contentsOf: $0) }
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    withUnsafeBytes(of: digest) { bytes.append(contentsOf: $0) }
  }

  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Leaf.byteCount)
    write(to: &bytes)
    return bytes
  }
}

/// What sort of rows a leaf answers for.
package enum LeafKind: UInt8, Sendable, CaseIterable {
  /// A fact, its key in the register, and the entries it caused. Subject: the account; number: the fact's.
  case fact = 1
  /// Entries that the passing of dates brought. Subject: the account; number: the first entry's.
  case dates
  /// A key in the register without a fact, with the return that waits, if any. Subject: 16 bytes of SHA-256 of the key.
  case register
  /// A card, and when its account was opened. Subject: the card.
  case card
  /// A programme version. Subject: the house; number: the version.
  case programme
  /// A till and its key. Subject: the till.
  case till
  /// The house itself. Subject: the house.
  case house
  /// How far a file has come in. Subject: 16 bytes of the file's hash.
  case importRun
  /// What was exported. Subject: the note's id.
  case export
  /// A backup, a restore, a move, settling, adopting. Subject: the note's id.
  case administration
  /// A privacy version with its notices. Subject: the house; number: the version.
  case privacy
  /// Somebody of the staff. Subject: the staff id.
  case staff
  /// A member with their sealed values, accounts and standing. Subject: the member, whom only the sealed row names.
  case member
  /// A decision about a purpose. Subject: its own random id.
  case consent
  /// That somebody saw, or wished to see, values. Subject: its own random id.
  case opening
  /// A signed DPIA with what the authority said of it. Subject: the house; number: the DPIA's.
  case assessment = 24

  package var name: String {
    switch self {
    case .fact: "fact"
    case .dates: "dates"
    case .register: "register"
    case .card: "card"
    case .programme: "programme"
    case .till: "till"
    case .house: "house"
    case .importRun: "import"
    case .export: "export"
    case .administration: "administration"
    case .privacy: "privacy"
    case .staff: "staff"
    case .member: "member"
    case .consent: "consent"
    case .opening: "opening"
    case .assessment: "assessment"
    }
  }
}
