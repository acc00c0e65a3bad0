public import ZegelDomain
import ZegelStore

/// What a file came to that lies encrypted.
public struct DeliveredFile: Sendable {
  public let rows: Int64
  /// Of the encrypted file.
  public let bytes: Int64
  /// SHA-256 of the encrypted file.
  public let hash: [UInt8]
  /// SHA-256 of its manifest.
  public let manifestHash: [UInt8]

  public init(rows: Int64, bytes: Int64, hash: [UInt8], manifestHash: [UInt8]) {
    self.rows = rows
    self.bytes = bytes
    self.hash = hash
    self.manifestHash = manifestHash
  }
}

/// What a party answers to a file.
public struct DeliveryAnswer: Sendable {
  public let state: DeliveryState
  public let refusedRows: Int64
  /// A word of the receipt's list; empty where all went well.
  public let reason: String
  public let manifestHash: [UInt8]

  /// - Parameter state: one that is over.
  public init(state: DeliveryState, refusedRows: Int64, reason: String, manifestHash: [UInt8]) {
    self.state = state
    self.refusedRows = refusedRows
    self.reason = reason
    self.manifestHash = manifestHash
  }
}

extension Desk {
  /// The file lies ready, whole and encrypted.
  public func finishDelivery(_ delivery: BegunDelivery, _ file: DeliveredFile) async throws {
    try await changeDelivery(delivery.channel.id, delivery.sequence) { row, _ in
      guard row.state == .making else { throw Fault("a delivery that was not being made") }
      row.state = .made
      (row.rows, row.fileBytes, row.fileHash) = (file.rows, file.bytes, file.hash)
      row.manifestHash = file.manifestHash
    }
  }

  /// What lies ready is not to leave any more; the next one takes its number.
  public func discardReady(_ channel: String, _ sequence: Int64) async throws {
    try await changeDelivery(channel, sequence) { row, _ in
      guard row.state == .made else { return }
      row.state = .making
      (row.rows, row.fileBytes, row.fileHash, row.manifestHash) = (0, 0, nil, nil)
    }
  }

  /// It has arrived, manifest and all.
  public func deliverySent(_ channel: String, _ sequence: Int64) async throws {
    let now = self.now
    try await changeDelivery(channel, sequence) { row, _ in
      guard row.state == .made else { return }
      row.state = .sent
      row.sentAt = now
    }
  }

  /// The party has answered; what it has done with stops is done, what it refused goes with the next file.
  ///
  /// - Refuses: `delivery-unknown`; `delivery-not-genuine` for a receipt of another manifest.
  /// - Returns: false where it had answered the same before.
  @discardableResult
  public func deliveryAnswered(_ channel: String, _ sequence: Int64, _ answer: DeliveryAnswer) async throws -> Bool {
    let now = self.now
    return try await changeDelivery(channel, sequence) { row, session in
      guard let hash = row.manifestHash, hash == answer.manifestHash else {
        throw Refusal(.deliveryNotGenuine, field: "receipt", channel, "manifest")
      }
      if row.state.isOver { return }
      row.state = answer.state
      (row.refusedRows, row.answer, row.answeredAt) = (min(answer.refusedRows, row.rows), answer.reason, now)
      row.sentAt = row.sentAt ?? now
      switch answer.state {
      case .accepted, .acceptedInPart: try session.deleteStops(of: channel, sequence)
      default: try session.releaseStops(of: channel, sequence)
      }
    }
  }

  /// Whether anything of it changed.
  @discardableResult
  private func changeDelivery(
    _ channel: String, _ sequence: Int64, _ body: @escaping @Sendable (inout DeliveryRow, any SQLSession) throws -> Void
  ) async throws -> Bool {
    let (now, note) = (self.now, surroundings.random(16))
    return try await store.write { session in
      guard var row = try session.delivery(channel, .out, sequence) else {
        throw Refusal(.deliveryUnknown, field: "sequence", channel, String(sequence))
      }
      let before = row.state
      try body(&row, session)
      if row.state == before { return false }
      try session.update(row)
      try session.leaveNote(.export, "delivery \(row.noteText)", id: note, at: now)
      return true
    }
  }
}
