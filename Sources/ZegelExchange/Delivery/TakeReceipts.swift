import Foundation
public import ZegelDesk
public import ZegelDomain
import ZegelOpenPGP
import ZegelSFTP

/// A receipt that was found.
public struct TakenReceipt: Sendable {
  public let sequence: Int64
  public let state: DeliveryState
  public let reason: String
}

extension Desk {
  /// Fetches what a party answered to a channel's files, and believes it when the party signed it.
  ///
  /// - Refuses: `delivery-not-genuine` for a receipt that nobody pinned signed, or of another file.
  /// - Law: Art. 19 GDPR.
  public func takeReceipts(_ id: String) async throws -> [TakenReceipt] {
    let open = try await channel(id)
    try open.mustGo(.send)
    let waiting = try await deliveries(id).filter { $0.way == .out && $0.state == .sent }
    if waiting.isEmpty { return [] }
    let pinned = try await exchangeKeys(of: .party(open.party.id), .openpgp)
    let certificates = try pinned.map { key in
      try refusing { () throws(OpenPGPError) in try Certificate(importing: key.publicBytes) }
    }
    let files = try OutgoingFiles(paths)
    let fetched = try await fetchReceipts(open, waiting.map(\.sequence), files)
    var taken: [TakenReceipt] = []
    for (sequence, text, signature) in fetched {
      let seconds = now.seconds
      do {
        _ = try DetachedSignature.verify(signature, of: text, by: certificates, at: seconds)
      } catch { throw Refusal(.deliveryNotGenuine, field: "receipt", id, (error as OpenPGPError).word) }
      guard let receipt = DeliveryReceipt(String(decoding: text, as: UTF8.self)), receipt.channel == id,
        receipt.sequence == sequence
      else { throw Refusal(.deliveryNotGenuine, field: "receipt", id, "receipt") }
      try await deliveryAnswered(
        id, sequence,
        DeliveryAnswer(
          state: receipt.state, refusedRows: receipt.refusedRows, reason: receipt.reason,
          manifestHash: bytesOfHex(receipt.manifest)))
      taken.append(TakenReceipt(sequence: sequence, state: receipt.state, reason: receipt.reason))
    }
    return taken
  }

  private func fetchReceipts(_ open: OpenChannel, _ sequences: [Int64], _ files: OutgoingFiles) async throws
    -> [(Int64, [UInt8], [UInt8])]
  {
    let place = try await place(of: open)
    return try await onThread {
      let there = try reaching(open) { () throws(TransferError) in try place.list() }
      var found: [(Int64, [UInt8], [UInt8])] = []
      for sequence in sequences {
        let name = Manifest.stem(open.channel.id, sequence) + ".receipt"
        let wanted = [name, name + ".asc"]
        guard wanted.allSatisfy({ name in there.contains { $0.name == name && $0.bytes <= 16_384 } }) else { continue }
        try reaching(open) { () throws(TransferError) in
          try place.download(
            wanted.map { FileToCarry($0, at: files.path($0)) }, atMost: Int64(DeliveryReceipt.mostBytes))
        }
        defer { files.remove(wanted) }
        let bytes = try wanted.map { try files.read($0, atMost: DeliveryReceipt.mostBytes) }
        found.append((sequence, bytes[0], bytes[1]))
      }
      return found
    }
  }
}

/// Empty for what is no hex.
func bytesOfHex(_ text: String) -> [UInt8] {
  let digits = Array(text.utf8)
  guard digits.count % 2 == 0 else { return [] }
  return stride(from: 0, to: digits.count, by: 2).compactMap {
    UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
  }
}
