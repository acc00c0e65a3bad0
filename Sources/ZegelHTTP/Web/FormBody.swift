import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ZegelDomain

/// What a form of ours sent: `application/x-www-form-urlencoded`, or, of mail programs, `multipart/form-data`.
struct FormBody: Sendable, Equatable {
  private(set) var values: [String: String] = [:]

  static let mostBytes = 4096
  private static let mostFields = 20

  subscript(name: String) -> String? { values[name] }

  /// The first value of a name counts. Nil for what no form sends.
  init?(urlEncoded bytes: some Sequence<UInt8>) {
    let pairs = Array(bytes).split(separator: UInt8(ascii: "&"))
    guard pairs.count <= FormBody.mostFields else { return nil }
    for pair in pairs {
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = FormBody.decoded(parts[0]), let value = FormBody.decoded(parts.count == 2 ? parts[1] : []) else {
        return nil
      }
      if values[name] == nil { values[name] = value }
    }
  }

  /// - Source: RFC 7578, as far as a mail program needs it: short texts, no files.
  init?(multipart bytes: some Sequence<UInt8>, boundary: String) {
    guard (1...70).contains(boundary.utf8.count), let text = String(validating: Array(bytes), as: UTF8.self) else {
      return nil
    }
    // Swift takes CR LF for one character, so lines are told apart by bytes.
    let parts = text.replacing("\r\n", with: "\n").split(separator: "--\(boundary)", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts.count <= FormBody.mostFields, parts.last?.hasPrefix("--") == true else { return nil }
    for part in parts.dropFirst().dropLast() {
      let halves = part.split(separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2, let name = FormBody.name(in: halves[0]) else { return nil }
      let value = halves[1].hasSuffix("\n") ? String(halves[1].dropLast()) : String(halves[1])
      if values[name] == nil { values[name] = value }
    }
  }

  private static func name(in head: Substring) -> String? {
    for line in head.split(separator: "\n") where line.lowercased().hasPrefix("content-disposition:") {
      for piece in line.split(separator: ";").dropFirst() {
        let pair = piece.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != " " && $0 != "\"" } }
        if pair.count == 2, pair[0].lowercased() == "name" { return pair[1] }
      }
    }
    return nil
  }

  private static func decoded(_ bytes: some Sequence<UInt8>) -> String? {
    var (out, rest) = ([UInt8](), Array(bytes)[...])
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): out.append(32)
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
        out.append(high << 4 | low)
      default: out.append(byte)
      }
    }
    return String(validating: out, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}

extension PageCall {
  /// Refuses `input-too-large` and `input-malformed`.
  func form() async throws -> FormBody {
    let bytes: ByteBuffer
    do { bytes = try await request.body.collect(upTo: FormBody.mostBytes) } catch is NIOTooManyBytesError {
      throw Refusal(.inputTooLarge, field: nil, String(FormBody.mostBytes))
    } catch { throw CallerGone(cause: error) }
    let type = (request.headers[.contentType] ?? "").prefix(200)
    let pieces = type.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    let form: FormBody? =
      switch pieces.first?.lowercased() {
      case "application/x-www-form-urlencoded": FormBody(urlEncoded: bytes.readableBytesView)
      case "multipart/form-data":
        pieces.first { $0.lowercased().hasPrefix("boundary=") }.flatMap { boundary in
          FormBody(multipart: bytes.readableBytesView, boundary: boundary.dropFirst(9).filter { $0 != "\"" })
        }
      default: nil
      }
    guard let form else { throw Refusal(.inputMalformed, field: "form") }
    return form
  }

  /// Refuses `form-not-ours` when the browser says that another site made it send this.
  ///
  /// Pages say `no-referrer`, so an honest form of ours comes with `Origin: null`; then `Sec-Fetch-Site` decides, and
  /// where a browser has neither, the token in the address, which no other site knows.
  func mustBeOurForm() throws {
    if let site = HTTPField.Name("Sec-Fetch-Site").flatMap({ request.headers[$0] }) {
      guard site == "same-origin" || site == "none" else { throw Refusal(.formNotOurs) }
      return
    }
    guard let origin = request.headers[.origin], origin != "null" else { return }
    if origin != address.origin { throw Refusal(.formNotOurs) }
  }
}
