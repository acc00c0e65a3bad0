import Foundation
public import ZegelDesk
public import ZegelDomain
import ZegelOpenPGP
import ZegelSFTP
import ZegelVault

/// What was sent, or lies ready.
public struct SentDelivery: Sendable {
  public let channel: String
  public let sequence: Int64
  public let rows: Int64
  public let fileBytes: Int64
}

extension Desk {
  /// Makes a channel's next file and takes it to the party; first what lies ready from before.
  ///
  /// Everything is asked before a byte leaves: the party's contract and country, the keys on both sides, who agreed. What
  /// cannot be delivered stays ready, encrypted, and the very same file goes on later.
  ///
  /// - Returns: nil where there was nothing to send: no stops.
  /// - Law: Art. 5(1)(f), 28(3), 32 GDPR.
  public func sendDelivery(_ id: String, by actor: Actor) async throws -> SentDelivery? {
    let open = try await channel(id)
    try open.mustGo(.send)
    try await takeChannel(id)
    do {
      let sent = try await send(open, by: actor)
      try await channelWent(id, nil)
      try await leaveChannel(id)
      return sent
    } catch {
      try? await leaveChannel(id)
      throw error
    }
  }

  /// Takes a file that was sent before to the party once more, the very same: for one that was lost or damaged there.
  ///
  /// - Refuses: `delivery-unknown` for one that is not waiting for an answer, or whose file is kept no more.
  public func sendAgain(_ id: String, _ sequence: Int64, by actor: Actor) async throws -> SentDelivery {
    let open = try await channel(id)
    try open.mustGo(.send)
    try actor.mustNotBeMember(for: "exchange send")
    try await mustBeInOrder(open)
    _ = try await certificates(of: open)
    let files = try OutgoingFiles(paths)
    guard let sent = try await deliveries(id, most: 1000).first(where: { $0.way == .out && $0.sequence == sequence }),
      sent.state == .sent, files.has(DeliveryNames(open.channel, sequence).delivery)
    else { throw Refusal(.deliveryUnknown, field: "sequence", id, String(sequence)) }
    try await takeChannel(id)
    do {
      try await deliver(open, sequence, files, isAgain: false)
      try await leaveChannel(id)
    } catch {
      try? await leaveChannel(id)
      throw error
    }
    return SentDelivery(channel: id, sequence: sequence, rows: sent.rows, fileBytes: sent.fileBytes)
  }

  private func send(_ open: OpenChannel, by actor: Actor) async throws -> SentDelivery? {
    let files = try OutgoingFiles(paths)
    try await forgetAnswered(open, files)
    let newest = try await deliveries(open.channel.id, most: 1).first { $0.way == .out }
    if let ready = newest, ready.state == .made {
      try await mustBeInOrder(open)
      _ = try await certificates(of: open)
      guard try await isOutdated(ready, open) else {
        try await deliver(open, ready.sequence, files, isAgain: true)
        return SentDelivery(
          channel: ready.channel, sequence: ready.sequence, rows: ready.rows, fileBytes: ready.fileBytes)
      }
      // The line may have broken just after the last byte: its number is the party's then.
      if try await hasArrived(open, ready.sequence) {
        try await deliverySent(ready.channel, ready.sequence)
      } else {
        try await discardReady(ready.channel, ready.sequence)
      }
    }
    if open.channel.content == .stops, try await waitingStops(of: open.party.id) == 0 { return nil }
    let certificates = try await certificates(of: open)
    let made = try await withHouseKeys(.openpgp) { keys in
      let secret = keys.secretBytes(at: 0)
      return try await self.make(open, files, certificates, try OpenedHouseKey(secret), by: actor)
    }
    try await deliver(open, made.sequence, files, isAgain: false)
    return made
  }

  /// Whether a file that lies ready must not leave as it is: the policy is another one, a key that it is encrypted to was
  /// ended, or somebody in it has stopped since. It is made anew then, with the same number.
  private func isOutdated(_ ready: ListedDelivery, _ open: OpenChannel) async throws -> Bool {
    if ready.policyVersion != open.policyVersion { return true }
    let hasEnded = try await listKeys().contains {
      $0.facts.owner == .party(open.party.id) && $0.facts.kind == .openpgp
        && ($0.endedAt ?? .distantPast) >= ready.madeAt
    }
    if hasEnded { return true }
    return open.channel.content == .members ? try await waitingStops(of: open.party.id) > 0 : false
  }

  /// Whether the last of it lies at the party, or an answer to it.
  private func hasArrived(_ open: OpenChannel, _ sequence: Int64) async throws -> Bool {
    let (place, names) = (try await place(of: open), DeliveryNames(open.channel, sequence))
    return try await onThread {
      let there = try reaching(open) { () throws(TransferError) in try place.list() }
      return there.contains { $0.name == names.delivery.last || names.answer.contains($0.name) }
    }
  }

  /// What was answered so long ago that the channel keeps it no more.
  private func forgetAnswered(_ open: OpenChannel, _ files: OutgoingFiles) async throws {
    let limit = now.adding(milliseconds: -Int64(open.channel.keepDays) * 86_400_000)
    let box = BoxFiles(paths).place(of: open)
    for old in try await deliveries(open.channel.id, most: 1000) where old.way == .out {
      guard let answered = old.answeredAt, answered < limit else { continue }
      let names = DeliveryNames(open.channel, old.sequence)
      files.remove(names.delivery)
      box?.forget(names.all)
    }
  }

  /// Of everybody who reads what goes to the party: its own keys that count now, two of them in a roll-over.
  ///
  /// - Refuses: `party-key-missing`, `party-key-unusable`.
  private func certificates(of open: OpenChannel) async throws -> [Certificate] {
    let now = self.now
    return try await pinnedKeys(.party(open.party.id), .openpgp).map { pinned in
      let certificate = try refusing { () throws(OpenPGPError) in try Certificate(importing: pinned.publicBytes) }
      if let flaw = try refusing({ () throws(OpenPGPError) in try certificate.flaw(at: now.seconds) }) {
        throw Refusal(
          .partyKeyUnusable, field: "key", open.party.id, pinned.key.facts.spokenFingerprint, flaw.rawValue)
      }
      return certificate
    }
  }

  /// Refuses `party-key-missing`, which says that nothing was sent, where there is none at all.
  func pinnedKeys(_ owner: ExchangeKeyOwner, _ kind: ExchangeKeyKind) async throws -> [PinnedKey] {
    do { return try await exchangeKeys(of: owner, kind) } catch let refusal as Refusal
      where refusal.code == .exchangeKeyUnknown
    {
      throw Refusal(.partyKeyMissing, field: "key", owner.text, kind.rawValue)
    }
  }

  private func make(
    _ open: OpenChannel, _ files: OutgoingFiles, _ certificates: [Certificate], _ key: OpenedHouseKey, by actor: Actor
  ) async throws -> SentDelivery {
    let begun = try await beginDelivery(open.channel.id, by: actor)
    let stem = Manifest.stem(open.channel.id, begun.sequence)
    let name = "\(stem).\(open.channel.format.ending).pgp"
    let encrypted = try EncryptedFile(
      files.path(name) + ".part", for: certificates, signedBy: key, compression: open.channel.compression, at: now)
    let rows = DeliveryRows(format: open.channel.format, columns: open.channel.columns)
    let count: Int64
    do {
      try encrypted.write(rows.head)
      count = try await write(begun, rows, encrypted)
    } catch {
      _ = try? encrypted.finish()
      unlink(files.path(name) + ".part")
      throw error
    }
    let bytes = try encrypted.finish()
    try files.publish(name)
    let hash = try fingerprint(ofFile: files.path(name)).hash
    let manifest = Manifest(
      house: open.house, channel: open.channel.id, sequence: begun.sequence, content: open.channel.content.rawValue,
      purpose: open.channel.purpose ?? "", format: open.channel.format.rawValue, columns: open.channel.columns,
      rows: count, fileBytes: bytes, madeAt: begun.madeAt, previous: begun.previous.map(hexText) ?? "", file: name,
      fileHash: hexText(hash))
    let text = Array(manifest.text.utf8)
    let seconds = now.seconds
    let signature = try refusing { () throws(OpenPGPError) in
      try DetachedSignature.make(of: text, by: key.key, passphrase: key.passphrase, at: seconds)
    }
    try files.write(text, "\(stem).sums")
    try files.write(signature, "\(stem).sums.asc")
    var digest = FileFingerprint()
    digest.add(text)
    try await finishDelivery(
      begun, DeliveredFile(rows: count, bytes: bytes, hash: hash, manifestHash: digest.finish()))
    return SentDelivery(channel: open.channel.id, sequence: begun.sequence, rows: count, fileBytes: bytes)
  }

  private func write(_ begun: BegunDelivery, _ rows: DeliveryRows, _ file: EncryptedFile) async throws -> Int64 {
    if begun.channel.content == .stops {
      return try await handOverStops(begun) { reference, kind, purpose, at in
        try file.write(rows.row([referenceText(reference), kind.rawValue, purpose, at.rfc3339]))
      }
    }
    var page = ""
    let fields = begun.channel.fields
    return try await handOver(begun) { reference, opened in
      var values: [String?] = [referenceText(reference)]
      for field in fields { values.append(opened.text(field)) }
      page += rows.row(values)
    } pageDone: {
      try file.write(page)
      page = ""
      // Somebody who works longer than the lease takes it anew.
      try await self.takeChannel(begun.channel.id)
      try Task.checkCancellation()
    }
  }

  /// The signature of the manifest goes last: who sees it sees all.
  private func deliver(_ open: OpenChannel, _ sequence: Int64, _ files: OutgoingFiles, isAgain: Bool) async throws {
    let place = try await place(of: open)
    let carried = DeliveryNames(open.channel, sequence).delivery.map { FileToCarry($0, at: files.path($0)) }
    try await onThread {
      try reaching(open) { () throws(TransferError) in try place.upload(carried, canResume: isAgain) }
    }
    try await deliverySent(open.channel.id, sequence)
  }
}

extension ExchangeChannel {
  /// Of its files.
  var columns: [String] {
    content == .stops ? ["reference", "kind", "purpose", "at"] : ["reference"] + fields
  }
}

/// Two digits a byte.
func hexText(_ bytes: [UInt8]) -> String {
  bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
}
