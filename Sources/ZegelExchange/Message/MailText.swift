import Foundation
import ZegelDesk
import ZegelDomain

/// A message as a mail server takes it: headers in ASCII, text in UTF-8 as quoted-printable, every line ended by CR LF and
/// none longer than 78.
///
/// No picture, no address of another place, nothing that tells whether it was read.
///
/// - Source: RFC 5322 (headers), 2045 (quoted-printable), 2047 (words that are not ASCII), 3834 (`Auto-Submitted`), 8058
///   (`List-Unsubscribe-Post`).
struct MailText {
  let bytes: [UInt8]

  init(_ message: OutgoingMessage, from: String) {
    let domain = from.split(separator: "@").last ?? "localhost"
    let id: String = message.id.map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
    // A header cannot hold what is not ASCII without the other side's leave; the envelope has the address anyway.
    let to = message.to.utf8.allSatisfy { $0 < 128 } ? "<\(message.to)>" : "undisclosed-recipients:;"
    var headers = [
      "Date: \(MailText.date(message.at))",
      "From: \(MailText.phrase(message.sender))\r\n <\(from)>",
      "To: \(to)",
      "Subject: \(MailText.words(message.subject, after: 9))",
      "Message-ID: <\(id)@\(domain)>",
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: quoted-printable",
      "Content-Language: \(message.language.rawValue)",
      "Auto-Submitted: auto-generated",
    ]
    if let stop = message.stop, MailText.isPlainAddress(ofPage: stop) {
      // On a line of its own: an address cannot be broken.
      headers += ["List-Unsubscribe:\r\n <\(stop)>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click"]
    }
    bytes = Array((headers.joined(separator: "\r\n") + "\r\n\r\n").utf8) + MailText.quotedPrintable(message.text)
  }

  /// `local@domain` of plain ASCII, as a sender is.
  static func isPlainAddress(_ text: String) -> Bool {
    canBeAddress(text)
      && text.utf8.allSatisfy { $0 < 128 && $0 != 34 && $0 != 40 && $0 != 41 && $0 != 44 && $0 != 58 && $0 != 59 }
  }

  /// Over TLS, as RFC 8058 asks, and without anything that would end it.
  static func isPlainAddress(ofPage text: String) -> Bool {
    text.hasPrefix("https://") && text.utf8.count <= 900
      && text.utf8.allSatisfy { (33...126).contains($0) && $0 != 60 && $0 != 62 }
  }

  /// Without anything that would end it, or begin something else.
  static func canBeAddress(_ text: String) -> Bool {
    let halves = text.split(separator: "@", omittingEmptySubsequences: false)
    return text.utf8.count <= 320 && halves.count == 2 && halves.allSatisfy { !$0.isEmpty }
      && text.unicodeScalars.allSatisfy {
        $0.value > 32 && $0.value != 127 && $0 != "<" && $0 != ">" && !$0.properties.isWhitespace
      }
  }
}

extension MailText {
  /// `Mon, 02 Mar 2026 12:00:00 +0000`.
  static func date(_ instant: Instant) -> String {
    let seconds = instant.milliseconds >= 0 ? instant.milliseconds / 1000 : 0
    let day = CalendarDay(dayNumber: Int32(clamping: seconds / 86_400))
    let (inDay, parts) = (seconds % 86_400, day.parts)
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let time = [inDay / 3600, inDay / 60 % 60, inDay % 60].map(two).joined(separator: ":")
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][Int(day.dayNumber) % 7]
    let month =
      ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][parts.month - 1]
    return "\(weekday), \(two(Int64(parts.day))) \(month) \(parts.year) \(time) +0000"
  }

  /// A name before an address.
  static func phrase(_ text: String) -> String {
    let clean = oneLine(text)
    guard clean.utf8.count <= 60, isPlain(clean) else { return encodedWords(clean) }
    return "\"\(clean.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  static func words(_ text: String, after column: Int) -> String {
    let clean = oneLine(text)
    return clean.utf8.count + column <= 76 && isPlain(clean) ? clean : encodedWords(clean)
  }

  /// Whatever would end the line, or cannot be seen, is a space.
  private static func oneLine(_ text: String) -> String {
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isSeen =
        scalar.value >= 32 && scalar.value != 127 && !(0x80...0x9F).contains(scalar.value)
        && scalar.value != 0x2028 && scalar.value != 0x2029
      clean.append(isSeen ? scalar : " ")
    }
    return String(clean)
  }

  private static func isPlain(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (32...126).contains($0) } && !text.contains("=?")
      && text.first != " " && text.last != " "
  }

  /// Words of at most 75 characters, whole letters in each, a line for each.
  private static func encodedWords(_ text: String) -> String {
    var (words, word) = ([String](), [UInt8]())
    for scalar in text.unicodeScalars {
      let letter = Array(String(scalar).utf8)
      if word.count + letter.count > 42 {
        words.append(encodedWord(word))
        word = []
      }
      word += letter
    }
    words.append(encodedWord(word))
    return words.joined(separator: "\r\n ")
  }

  private static func encodedWord(_ bytes: [UInt8]) -> String { "=?UTF-8?B?\(Data(bytes).base64EncodedString())?=" }

  /// Lines of at most 76; the line ends of the text are line ends of the mail.
  static func quotedPrintable(_ text: String) -> [UInt8] {
    var out: [UInt8] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var column = 0
      let bytes = Array(line.utf8)
      for (place, byte) in bytes.enumerated() {
        let isLast = place == bytes.count - 1
        let isLiteral = (33...126).contains(byte) && byte != 61 || byte == 32 && !isLast
        let width = isLiteral ? 1 : 3
        if column + width > (isLast ? 76 : 75) {
          out += [61, 13, 10]
          column = 0
        }
        out += isLiteral ? [byte] : [61] + hexDigits(byte)
        column += width
      }
      out += [13, 10]
    }
    return out
  }

  private static func hexDigits(_ byte: UInt8) -> [UInt8] {
    [byte >> 4, byte & 15].map { $0 < 10 ? 48 + $0 : 55 + $0 }
  }
}
