import Foundation
import ZegelDesk
import ZegelDomain
import ZegelOpenPGP
import ZegelSFTP

/// One party's place, and what is fetched from it.
struct Fetch: Sendable {
  let open: OpenChannel
  let place: any PartyPlace
  let files: IncomingFiles
  let sizes: [(name: String, bytes: Int64)]

  /// Of one file, encrypted or not.
  static let mostBytes: Int64 = 8 << 30

  /// The manifest of a number, once it is believed, and its hash.
  func manifest(
    _ sequence: Int64, signedBy certificates: [Certificate], after incoming: IncomingChannel, at now: Instant
  ) async throws -> (Manifest, [UInt8]) {
    let stem = Manifest.stem(open.channel.id, sequence)
    let names = ["\(stem).sums", "\(stem).sums.asc"]
    try await download(names, atMost: Int64(Manifest.mostBytes))
    defer { files.remove(names) }
    guard let text = files.bytes(names[0], atMost: Manifest.mostBytes),
      let signature = files.bytes(names[1], atMost: Manifest.mostBytes)
    else { throw Refusal(.deliveryNotGenuine, field: "manifest", open.channel.id, "too large") }
    do { _ = try DetachedSignature.verify(signature, of: text, by: certificates, at: now.seconds) } catch {
      throw Refusal(.deliveryNotGenuine, field: "manifest", open.channel.id, error.word)
    }
    var digest = FileFingerprint()
    digest.add(text)
    let hash = digest.finish()
    guard let manifest = Manifest(String(decoding: text, as: UTF8.self)), manifest.channel == open.channel.id,
      manifest.sequence == sequence, manifest.content == open.channel.content.rawValue,
      manifest.format == open.channel.format.rawValue
    else { throw Refusal(.deliveryNotGenuine, field: "manifest", open.channel.id, "manifest") }
    let previous = incoming.lastManifest.map(hexText) ?? ""
    guard manifest.previous == previous else {
      throw Refusal(.deliveryOutOfOrder, field: "sequence", open.channel.id, String(sequence), "previous")
    }
    return (manifest, hash)
  }

  /// Fetches and opens the file of a manifest.
  ///
  /// - Returns: why it is not believed, in a word of the receipt; nil where it is, and lies open in `plain`.
  func file(
    _ manifest: Manifest, _ secrets: [[UInt8]], _ certificates: [Certificate], to plain: NamelessFile, at now: Instant
  ) async throws -> String? {
    guard manifest.fileBytes <= Fetch.mostBytes else { return "too-large" }
    guard sizes.contains(where: { $0.name == manifest.file && $0.bytes == manifest.fileBytes }) else {
      return "damaged"
    }
    try await download([manifest.file], atMost: manifest.fileBytes)
    guard try fingerprint(ofFile: files.path(manifest.file)).hash == bytesOfHex(manifest.fileHash) else {
      return "damaged"
    }
    var last = OpenPGPError.notForUs
    for secret in secrets {
      let own = try OpenedHouseKey(secret)
      do {
        try await decrypt(manifest.file, own, certificates, to: plain, at: now)
        return nil
      } catch let error as OpenPGPError {
        last = error
        if error != .notForUs { break }
      }
    }
    return last.receiptWord
  }

  private func decrypt(
    _ name: String, _ own: OpenedHouseKey, _ certificates: [Certificate], to plain: NamelessFile, at now: Instant
  ) async throws {
    let source = files.path(name)
    try await onThread {
      let input = Foundation.open(source, O_RDONLY | O_CLOEXEC)
      defer { close(input) }
      guard input >= 0 else { throw OpenPGPError.ioFailed }
      plain.empty()
      _ = try Decryption.decrypt(
        from: input, to: plain.descriptor, with: own.key, passphrase: own.passphrase, signedBy: certificates,
        limit: Fetch.mostBytes, at: now.seconds)
    }
  }

  func put(_ parts: [(ending: String, bytes: [UInt8])], _ stem: String) async throws {
    let carried = parts.map { FileToCarry(stem + $0.ending, at: files.path(stem + $0.ending)) }
    defer { files.remove(carried.map(\.name)) }
    for (file, part) in zip(carried, parts) {
      guard
        FileManager.default.createFile(
          atPath: file.path, contents: Data(part.bytes), attributes: [.posixPermissions: 0o600])
      else { throw Refusal(.directoryUnusable, field: "exchange", files.folder) }
    }
    try await onThread {
      try reaching(open) { () throws(TransferError) in try place.upload(carried, canResume: false) }
    }
  }

  /// What was brought to the house's own box and is not believed goes to quarantine; at a party's server it stays.
  func setAside(_ names: DeliveryNames, _ reason: String) async throws {
    guard place is BoxPlace else { return }
    try await download(names.delivery, atMost: Fetch.mostBytes)
    files.quarantine(names.delivery, names.stem, reason)
    try await onThread { try reaching(open) { () throws(TransferError) in try place.forget(names.delivery) } }
  }

  private func download(_ names: [String], atMost limit: Int64) async throws {
    let carried = names.filter { name in sizes.first { $0.name == name }.map { $0.bytes <= limit } ?? false }
      .map { FileToCarry($0, at: files.path($0)) }
    if carried.isEmpty { return }
    try await onThread {
      try reaching(open) { () throws(TransferError) in try place.download(carried, atMost: limit) }
    }
  }
}

extension OpenPGPError {
  /// For a receipt: small letters and hyphens.
  var receiptWord: String {
    switch self {
    case .notForUs: "not-for-us"
    case .unsigned: "unsigned"
    case .severalSignatures: "several-signatures"
    case .unknownSigner, .badSignature: "unknown-signer"
    case .keyUnusable: "key-unusable"
    case .tooLarge: "too-large"
    default: "damaged"
    }
  }
}
