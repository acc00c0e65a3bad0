import Foundation
import ZegelDesk
import ZegelDomain

/// What became of a file's rows.
struct RowTally {
  var rows: Int64 = 0
  var refused: Int64 = 0
}

/// One row of a file from a party; or why it is none, without a value.
typealias IncomingRow = Result<(PartyReference, PartyMessage), Refusal>

extension ExchangeChannel {
  /// Columns of a file that a party sends, in any order.
  var incomingColumns: [String] {
    switch content {
    case .optOuts: ["reference", "purpose"]
    case .bounces: ["reference", "channel", "kind"]
    case .corrections: ["reference", "field", "value"]
    case .members, .stops: columns
    case .sales, .cards: []
    }
  }
}

extension ChannelContent {
  func message(_ values: [String: String]) -> IncomingRow {
    guard let written = values["reference"], let reference = reference(written) else {
      return .failure(Refusal(.inputMalformed, field: "reference"))
    }
    switch self {
    case .optOuts:
      guard let purpose = values["purpose"], !purpose.isEmpty else {
        return .failure(Refusal(.valueMissing, field: "purpose"))
      }
      return .success((reference, .optOut(purpose: purpose)))
    case .bounces:
      guard let channel = values["channel"].flatMap(ContactChannel.init(rawValue:)) else {
        return .failure(Refusal(.inputMalformed, field: "channel"))
      }
      guard let kind = values["kind"], ["hard", "soft"].contains(kind) else {
        return .failure(Refusal(.inputMalformed, field: "kind"))
      }
      return .success((reference, .bounce(channel, isHard: kind == "hard")))
    case .corrections:
      guard let field = values["field"], let value = values["value"] else {
        return .failure(Refusal(.valueMissing, field: "value"))
      }
      return .success((reference, .correction(field: field, value: value)))
    case .members:
      return .success((reference, .member(values.filter { $0.key != "reference" })))
    case .stops:
      guard let kind = values["kind"].flatMap(StopKind.init(rawValue:)) else {
        return .failure(Refusal(.inputMalformed, field: "kind"))
      }
      return .success((reference, .stop(kind, purpose: values["purpose"] ?? "")))
    case .sales, .cards: return .failure(Refusal(.inputMalformed, field: "content"))
    }
  }
}

extension String {
  /// Without what our own files put before what looks like a formula.
  fileprivate var withoutGuard: String {
    let isGuarded = hasPrefix("'") && dropFirst().first.map { "=+-@\t\r".contains($0) } ?? false
    return isGuarded ? String(dropFirst()) : self
  }
}

/// Reads the rows of a decrypted file, a part at a time.
struct IncomingRows {
  private let channel: ExchangeChannel
  private var table: CSVTable?
  private var lines: LineReader?

  /// - Refuses: `input-malformed` for a file that does not have exactly its columns.
  init(_ path: String, _ open: OpenChannel) throws {
    channel = open.channel
    switch open.channel.format {
    case .csv:
      let table = try CSVTable(ByteSource(path))
      guard table.columns.sorted() == channel.incomingColumns.sorted()
      else { throw Refusal(.inputMalformed, field: "columns") }
      self.table = table
    case .jsonLines: lines = LineReader(try ByteSource(path))
    }
  }

  /// Nil at the end.
  mutating func next() throws -> [IncomingRow]? {
    if table != nil {
      let columns = table!.columns
      guard let records = try table!.next() else { return nil }
      return records.map { record in
        guard case .fields(let fields) = record.content, fields.count == columns.count else {
          return .failure(Refusal(.inputMalformed, field: "line"))
        }
        return channel.content.message(Dictionary(uniqueKeysWithValues: zip(columns, fields.map(\.withoutGuard))))
      }
    }
    guard let found = try lines!.next() else { return nil }
    return found.map { line in
      let read = (try? JSONDecoder().decode([String: String?].self, from: Data(line))) ?? [:]
      let members = read.mapValues { $0 ?? "" }
      guard Set(members.keys) == Set(channel.incomingColumns) else {
        return .failure(Refusal(.inputMalformed, field: "line"))
      }
      return channel.content.message(members)
    }
  }
}

/// Lines of bytes; one that is longer than 64 KiB comes as nothing.
private struct LineReader {
  private static let longest = 65_536
  private let source: ByteSource
  private var rest: [UInt8] = []
  private var isAtEnd = false
  private var isSkipping = false

  init(_ source: ByteSource) { self.source = source }

  mutating func next() throws -> [[UInt8]]? {
    while !isAtEnd {
      let part = try source.next()
      isAtEnd = part.isEmpty
      var found: [[UInt8]] = []
      for byte in part {
        if byte != 0x0A {
          if rest.count < LineReader.longest { rest.append(byte) } else { isSkipping = true }
          continue
        }
        take(&found)
      }
      if isAtEnd, !rest.isEmpty || isSkipping { take(&found) }
      if !found.isEmpty { return found }
    }
    return nil
  }

  private mutating func take(_ found: inout [[UInt8]]) {
    if rest.last == 0x0D { rest.removeLast() }
    if isSkipping || !rest.isEmpty { found.append(isSkipping ? [] : rest) }
    (rest, isSkipping) = ([], false)
  }
}
