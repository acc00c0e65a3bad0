/// A name that a box knows, such as `acme-optouts-000017.sums.asc`. No other name ever reaches the file system.
struct BoxName: Hashable {
  let channel: BoxRules.Channel
  /// Six digits or more.
  let number: String
  let kind: Kind

  enum Kind: CaseIterable { case message, sums, sumsSignature, receipt, receiptSignature }

  var text: String { "\(channel.id)-\(number)\(ending(kind))" }

  /// While it is not complete, it lies here.
  var draft: String { ".\(text).part" }

  /// The party brings it; else it fetches it.
  var isBrought: Bool {
    switch kind {
    case .message, .sums, .sumsSignature: channel.isBrought
    case .receipt, .receiptSignature: !channel.isBrought
    }
  }

  /// What, once it is there, closes the delivery or the answer that this is part of.
  var seal: BoxName {
    switch kind {
    case .message, .sums, .sumsSignature: BoxName(channel: channel, number: number, kind: .sumsSignature)
    case .receipt, .receiptSignature: BoxName(channel: channel, number: number, kind: .receiptSignature)
    }
  }

  /// At most so long.
  var mostBytes: Int64 { kind == .message ? 8 << 30 : 65_536 }

  /// Whether a file that begins like this can be one of these. Judged again, and in full, by whoever takes it in.
  ///
  /// - Source: RFC 4880 sections 4.2, 5.1, 6.2.
  func mayBegin(_ bytes: [UInt8]) -> Bool {
    switch kind {
    case .message: return bytes.starts(with: "-----BEGIN PGP MESSAGE-----".utf8) || packet(bytes) == 1
    case .sumsSignature, .receiptSignature:
      return bytes.starts(with: "-----BEGIN PGP SIGNATURE-----".utf8) || packet(bytes) == 2
    case .sums: return bytes.starts(with: "# zegel: delivery/1".utf8)
    case .receipt: return bytes.starts(with: "# zegel: receipt/1".utf8)
    }
  }

  /// The kind of the first packet, in the old or the new form: 1 is a key that was encrypted to somebody, which comes
  /// first in what is; 2 is a signature.
  private func packet(_ bytes: [UInt8]) -> UInt8? {
    guard let first = bytes.first, first & 0x80 != 0 else { return nil }
    return first & 0x40 == 0 ? (first & 0x3C) >> 2 : first & 0x3F
  }

  private init(channel: BoxRules.Channel, number: String, kind: Kind) {
    self.channel = channel
    self.number = number
    self.kind = kind
  }

  /// - Returns: nil for a name that is none of the channels' in this folder.
  static func read(_ text: String, in folder: String, of rules: BoxRules) -> BoxName? {
    guard text.utf8.count <= 128 else { return nil }
    for channel in rules.channels where channel.folder == folder && text.hasPrefix(channel.id + "-") {
      let rest = text.utf8.dropFirst(channel.id.utf8.count + 1)
      let digits = rest.prefix { (48...57).contains($0) }
      guard (6...18).contains(digits.count) else { continue }
      let ending = String(decoding: rest.dropFirst(digits.count), as: UTF8.self)
      let number = String(decoding: digits, as: UTF8.self)
      for kind in Kind.allCases {
        let name = BoxName(channel: channel, number: number, kind: kind)
        if name.ending(kind) == ending { return name }
      }
    }
    return nil
  }

  /// A name as clients write it while they bring a file: with a dot before it, or `.part`, `.filepart`, `.tmp` after it.
  static func readDraft(_ text: String, in folder: String, of rules: BoxRules) -> BoxName? {
    var plain = Substring(text)
    for ending in [".part", ".filepart", ".tmp"] where plain.hasSuffix(ending) {
      plain = plain.dropLast(ending.count)
      break
    }
    if plain.hasPrefix(".") { plain = plain.dropFirst() }
    return plain == text ? nil : read(String(plain), in: folder, of: rules)
  }

  private func ending(_ kind: Kind) -> String {
    switch kind {
    case .message: ".\(channel.ending).pgp"
    case .sums: ".sums"
    case .sumsSignature: ".sums.asc"
    case .receipt: ".receipt"
    case .receiptSignature: ".receipt.asc"
    }
  }
}
