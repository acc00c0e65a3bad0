import Foundation
public import ZegelDesk
public import ZegelDomain
import ZegelOpenPGP
import ZegelSFTP

/// A file of a party that was judged.
public struct TakenDelivery: Sendable {
  public let sequence: Int64
  public let state: DeliveryState
  public let rows: Int64
  public let refusedRows: Int64
  public let reason: String
}

extension Desk {
  /// Fetches what lies ready at a party's server for a channel, takes it in, and answers with a signed receipt.
  ///
  /// Nothing is believed before the manifest's signature, its hash of the file, the message itself and its signature are
  /// right, all by keys that two people pinned. Numbers come one after another: one that is missing stops the channel.
  ///
  /// - Refuses: `delivery-out-of-order` where a number is missing; `delivery-not-genuine` for a manifest that nobody pinned
  ///   signed: there is nobody to answer.
  /// - Law: Art. 5(1)(d) and (f), 7(3), 32 GDPR.
  public func receiveDeliveries(_ id: String, by actor: Actor) async throws -> [TakenDelivery] {
    try actor.mustNotBeMember(for: "exchange receive")
    _ = try await incomingChannel(id)
    try await takeChannel(id)
    do {
      var taken: [TakenDelivery] = []
      while let next = try await receiveNext(id, by: actor) { taken.append(next) }
      try await channelWent(id, nil)
      try await leaveChannel(id)
      return taken
    } catch {
      try? await leaveChannel(id)
      throw error
    }
  }

  private func receiveNext(_ id: String, by actor: Actor) async throws -> TakenDelivery? {
    let incoming = try await incomingChannel(id)
    let open = incoming.open
    let files = try IncomingFiles(paths)
    files.forgetQuarantine(of: id, before: now.adding(milliseconds: -Int64(open.channel.keepDays) * 86_400_000))
    let place = try await place(of: open)
    let there = try await onThread { try reaching(open) { () throws(TransferError) in try place.list() } }
    let numbers = Set(there.compactMap { sequence(of: $0.name, id) }).sorted()
    try await answerAgain(open, place, files, Set(there.map(\.name)))
    guard let next = numbers.first(where: { $0 > incoming.last }) else { return nil }
    guard next == incoming.last + 1 else {
      throw Refusal(.deliveryOutOfOrder, field: "sequence", id, String(next), "gap")
    }
    let certificates = try await pinnedKeys(.party(open.party.id), .openpgp).map { key in
      try refusing { () throws(OpenPGPError) in try Certificate(importing: key.publicBytes) }
    }
    let fetch = Fetch(open: open, place: place, files: files, sizes: there)
    let names = DeliveryNames(open.channel, next)
    let (manifest, hash): (Manifest, [UInt8])
    do { (manifest, hash) = try await fetch.manifest(next, signedBy: certificates, after: incoming, at: now) } catch let
      refusal as Refusal where [.deliveryNotGenuine, .deliveryOutOfOrder].contains(refusal.code)
    {
      // At a box of the house's own it goes aside, so that the party can bring it again.
      try await fetch.setAside(names, refusal.code.rawValue)
      throw refusal
    }
    let outcome = try await withHouseKeys(.openpgp) { keys in
      let secrets = (0..<keys.count).map { keys.secretBytes(at: $0) }
      return try await self.judge(manifest, fetch, secrets, certificates)
    }
    let answer = DeliveryAnswer(
      state: outcome.state, refusedRows: outcome.tally.refused, reason: outcome.reason, manifestHash: hash)
    try await deliveryTaken(
      open, next,
      DeliveredFile(
        rows: outcome.tally.rows, bytes: manifest.fileBytes, hash: bytesOfHex(manifest.fileHash), manifestHash: hash),
      answer, by: actor)
    try await self.answer(fetch, next, answer)
    try await onThread { try reaching(open) { () throws(TransferError) in try place.forget(names.delivery) } }
    return TakenDelivery(
      sequence: next, state: outcome.state, rows: outcome.tally.rows, refusedRows: outcome.tally.refused,
      reason: outcome.reason)
  }

  private struct Judgement: Sendable {
    let state: DeliveryState
    let reason: String
    var tally = RowTally()
  }

  private func judge(
    _ manifest: Manifest, _ fetch: Fetch, _ secrets: [[UInt8]], _ certificates: [Certificate]
  ) async throws -> Judgement {
    let plain = try NamelessFile(in: fetch.files.folder)
    if let reason = try await fetch.file(manifest, secrets, certificates, to: plain, at: now) {
      fetch.files.quarantine(
        [manifest.file], Manifest.stem(manifest.channel, manifest.sequence), reason)
      return Judgement(state: .refused, reason: reason)
    }
    defer { fetch.files.remove([manifest.file]) }
    do {
      let tally = try await takeRows(plain.path, fetch.open)
      return Judgement(
        state: tally.refused == 0 ? .accepted : .acceptedInPart, reason: tally.refused == 0 ? "" : "bad-rows",
        tally: tally)
    } catch let refusal as Refusal where refusal.code.kind == .input {
      return Judgement(state: .refused, reason: "bad-rows")
    }
  }

  private func takeRows(_ path: String, _ open: OpenChannel) async throws -> RowTally {
    var tally = RowTally()
    switch open.channel.content {
    case .sales:
      let outcome = try await SaleImport(self).run(path)
      (tally.rows, tally.refused) = (outcome.lineCount, Int64(outcome.tally.refusedCount))
    case .cards:
      var cards = try CardFile(path)
      while let rows = try cards.next() {
        var found: [ImportedCard] = []
        for row in rows {
          tally.rows += 1
          if case .card(let card) = row { found.append(card) } else { tally.refused += 1 }
        }
        for outcome in try await importCards(found, anyFormat: false) {
          if case .refused = outcome { tally.refused += 1 }
        }
      }
    default:
      var rows = try IncomingRows(path, open)
      while let part = try rows.next() {
        try Task.checkCancellation()
        for row in part {
          tally.rows += 1
          do {
            let (reference, message) = try row.get()
            try await take(message, of: reference, from: open)
          } catch let refusal as Refusal where ![.busy, .house].contains(refusal.code.kind) {
            tally.refused += 1
          }
        }
      }
    }
    return tally
  }

  /// What was judged and still lies there is answered, where the receipt did not arrive, and let go.
  private func answerAgain(_ open: OpenChannel, _ place: any PartyPlace, _ files: IncomingFiles, _ there: Set<String>)
    async throws
  {
    let fetch = Fetch(open: open, place: place, files: files, sizes: [])
    let limit = now.adding(milliseconds: -Int64(open.channel.keepDays) * 86_400_000)
    for judged in try await deliveries(open.channel.id, most: 1000) where judged.way == .in {
      let names = DeliveryNames(open.channel, judged.sequence)
      if there.contains(names.delivery[2]), !there.contains(names.answer[1]), let hash = judged.manifestHash {
        try await answer(
          fetch, judged.sequence,
          DeliveryAnswer(
            state: judged.state, refusedRows: judged.refusedRows, reason: judged.answer, manifestHash: hash))
      }
      let isOld = (judged.answeredAt ?? .distantPast) < limit
      let over = (isOld ? names.all : names.delivery).filter(there.contains)
      // At the party's own server it is the party's to remove.
      if over.isEmpty || !(place is BoxPlace) { continue }
      try await onThread { try reaching(open) { () throws(TransferError) in try place.forget(over) } }
    }
  }

  private func answer(_ fetch: Fetch, _ sequence: Int64, _ answer: DeliveryAnswer) async throws {
    let id = fetch.open.channel.id
    let receipt = DeliveryReceipt(
      channel: id, sequence: sequence, manifest: hexText(answer.manifestHash), state: answer.state,
      refusedRows: answer.refusedRows, reason: answer.reason)
    let (text, seconds) = (Array(receipt.text.utf8), now.seconds)
    let signature = try await withHouseKeys(.openpgp) { keys in
      let own = try OpenedHouseKey(keys.secretBytes(at: 0))
      return try refusing { () throws(OpenPGPError) in
        try DetachedSignature.make(of: text, by: own.key, passphrase: own.passphrase, at: seconds)
      }
    }
    try await fetch.put([(".receipt", text), (".receipt.asc", signature)], Manifest.stem(id, sequence))
  }
}

/// The number in a name of a channel's file; nil for others.
private func sequence(of name: String, _ channel: String) -> Int64? {
  guard name.hasSuffix(".sums.asc"), name.hasPrefix(channel + "-") else { return nil }
  let digits = name.dropFirst(channel.count + 1).dropLast(9)
  guard (6...18).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
  return Int64(digits)
}
