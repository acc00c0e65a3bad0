public import ZegelDomain

/// What a delivery is, beside its file: `sha256sum -c` checks it as it stands, since its other lines are comments there.
///
/// Shape: lines `# key: value`, the first `# zegel: delivery/1`, then `HASH  FILE`. Signed in a file beside it, which
/// comes last: who sees that one sees all.
public struct Manifest: Sendable, Hashable {
  public static let mostBytes = 65_536

  public let house: String
  public let channel: String
  public let sequence: Int64
  public let content: String
  public let purpose: String
  public let format: String
  public let columns: [String]
  public let rows: Int64
  /// Of the encrypted file.
  public let fileBytes: Int64
  public let madeAt: Instant
  /// SHA-256 of the manifest before this one, in hex; empty for the first.
  public let previous: String
  public let file: String
  /// SHA-256 of the encrypted file, in hex.
  public let fileHash: String

  public var text: String {
    """
    # zegel: delivery/1
    # house: \(house.oneLine)
    # channel: \(channel)
    # sequence: \(sequence)
    # content: \(content)
    # purpose: \(purpose)
    # format: \(format)
    # columns: \(columns.joined(separator: ","))
    # rows: \(rows)
    # file-bytes: \(fileBytes)
    # made: \(madeAt.rfc3339)
    # previous: \(previous)
    \(fileHash)  \(file)

    """
  }

  /// Nil for anything that is no manifest of one file.
  public init?(_ text: String) {
    guard text.utf8.count <= Manifest.mostBytes, let lines = commentLines(text), lines["zegel"] == "delivery/1",
      let channel = lines["channel"], let sequence = lines["sequence"].flatMap({ Int64($0) }), sequence >= 1,
      let content = lines["content"], let format = lines["format"],
      let rows = lines["rows"].flatMap({ Int64($0) }), rows >= 0,
      let fileBytes = lines["file-bytes"].flatMap({ Int64($0) }), fileBytes >= 0,
      let madeAt = lines["made"].flatMap({ Instant(rfc3339: $0) })
    else { return nil }
    let sums = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
    guard sums.count == 1, sums[0].utf8.count > 66, sums[0].dropFirst(64).hasPrefix("  ") else { return nil }
    (house, self.channel, self.sequence) = (lines["house"] ?? "", channel, sequence)
    (self.content, purpose, self.format) = (content, lines["purpose"] ?? "", format)
    columns = (lines["columns"] ?? "").split(separator: ",").map(String.init)
    (self.rows, self.fileBytes, self.madeAt) = (rows, fileBytes, madeAt)
    previous = lines["previous"] ?? ""
    (fileHash, file) = (String(sums[0].prefix(64)), String(sums[0].dropFirst(66)))
    // A name of the channel's own, and no path.
    guard file.hasPrefix(Manifest.stem(channel, sequence) + "."), !file.contains("/") else { return nil }
  }

  public init(
    house: String, channel: String, sequence: Int64, content: String, purpose: String, format: String,
    columns: [String], rows: Int64, fileBytes: Int64, madeAt: Instant, previous: String, file: String, fileHash: String
  ) {
    self.house = house
    self.channel = channel
    self.sequence = sequence
    self.content = content
    self.purpose = purpose
    self.format = format
    self.columns = columns
    self.rows = rows
    self.fileBytes = fileBytes
    self.madeAt = madeAt
    self.previous = previous
    self.file = file
    self.fileHash = fileHash
  }

  /// `acme-members-000017`.
  public static func stem(_ channel: String, _ sequence: Int64) -> String {
    let number = String(sequence)
    return "\(channel)-" + String(repeating: "0", count: max(0, 6 - number.count)) + number
  }
}

/// What a party answers: the same shape, `# zegel: receipt/1`.
public struct DeliveryReceipt: Sendable, Hashable {
  public static let mostBytes = 16_384

  public let channel: String
  public let sequence: Int64
  /// SHA-256 of the manifest that it answers, in hex.
  public let manifest: String
  /// accepted, accepted-in-part or refused.
  public let state: DeliveryState
  public let refusedRows: Int64
  /// A word, such as `damaged`; empty where all went well.
  public let reason: String

  public init(
    channel: String, sequence: Int64, manifest: String, state: DeliveryState, refusedRows: Int64, reason: String
  ) {
    self.channel = channel
    self.sequence = sequence
    self.manifest = manifest
    self.state = state
    self.refusedRows = refusedRows
    self.reason = reason
  }

  public var text: String {
    """
    # zegel: receipt/1
    # channel: \(channel)
    # sequence: \(sequence)
    # manifest: \(manifest)
    # state: \(state.rawValue)
    # rows-refused: \(refusedRows)
    # reason: \(reason)

    """
  }

  /// Nil for anything that is no receipt.
  public init?(_ text: String) {
    guard text.utf8.count <= DeliveryReceipt.mostBytes, let lines = commentLines(text), lines["zegel"] == "receipt/1",
      let channel = lines["channel"], let sequence = lines["sequence"].flatMap({ Int64($0) }), sequence >= 1,
      let manifest = lines["manifest"], manifest.utf8.count == 64,
      let state = lines["state"].flatMap(DeliveryState.init(rawValue:)), state.isOver, state != .abandoned,
      let refused = Int64(lines["rows-refused"] ?? "0"), refused >= 0
    else { return nil }
    let reason = lines["reason"] ?? ""
    guard reason.utf8.count <= 40, reason.utf8.allSatisfy({ (97...122).contains($0) || $0 == 45 }) else { return nil }
    (self.channel, self.sequence, self.manifest, self.state) = (channel, sequence, manifest, state)
    (refusedRows, self.reason) = (refused, reason)
  }
}

/// The lines `# key: value`; nil when a key is there twice.
private func commentLines(_ text: String) -> [String: String]? {
  var found: [String: String] = [:]
  for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("# ") {
    let parts = line.dropFirst(2).split(separator: ":", maxSplits: 1).map(String.init)
    guard let key = parts.first else { continue }
    let value = parts.count == 2 ? String(parts[1].drop { $0 == " " }) : ""
    if found.updateValue(value, forKey: key) != nil { return nil }
  }
  return found
}

extension String {
  /// A name that can end no line.
  fileprivate var oneLine: String { String(map { $0.isNewline ? " " : $0 }) }
}
