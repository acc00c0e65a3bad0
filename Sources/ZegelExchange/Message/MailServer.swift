import CMail
import Foundation
public import ZegelDesk
public import ZegelDomain

/// How the mail server is reached; from the settings.
public struct MailSettings: Sendable {
  public enum Security: String, Sendable, CaseIterable {
    case starttls, implicit
    /// In the clear: only to the machine itself.
    case none
  }

  public var host: String
  public var port: Int
  public var security: Security
  /// PEM file of those who may vouch for the server; nil takes the machine's.
  public var authorities: String?
  /// Nil logs in as nobody.
  public var user: String?
  /// A file that its owner alone can read, with the password on its first line.
  public var passwordFile: String?
  public var from: String
  public var mostSeconds: Int

  public init(
    host: String, port: Int, security: Security, authorities: String? = nil, user: String? = nil,
    passwordFile: String? = nil, from: String, mostSeconds: Int = 30
  ) {
    self.host = host
    self.port = port
    self.security = security
    self.authorities = authorities
    self.user = user
    self.passwordFile = passwordFile
    self.from = from
    self.mostSeconds = mostSeconds
  }

  /// Refuses `setting-invalid` for what can never work: no sender, or a mail in the clear over a network.
  public func checked() throws(Refusal) -> MailSettings {
    if !MailText.isPlainAddress(from) { throw Refusal(.settingInvalid, field: "mail.from") }
    if security == .none, !["localhost", "127.0.0.1", "::1"].contains(host) {
      throw Refusal(.settingInvalid, field: "mail.tls")
    }
    let isHost = host.utf8.allSatisfy {
      (48...58).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 46
    }
    if !isHost || host.utf8.count > 255 { throw Refusal(.settingInvalid, field: "mail.host") }
    if let user, user.utf8.contains(where: { $0 < 32 || $0 == 127 }) {
      throw Refusal(.settingInvalid, field: "mail.user")
    }
    return self
  }
}

/// The house's mail server, by SMTP (RFC 5321), with TLS.
public struct MailServer: MessageCarrier {
  let settings: MailSettings

  /// Waiting for a server takes a thread of its own kind: not one on which everything else runs.
  private static let threads = DispatchQueue(label: "mail", attributes: .concurrent)
  private static let mostAtOnce = DispatchSemaphore(value: 4)

  public init(_ settings: MailSettings) throws(Refusal) { self.settings = try settings.checked() }

  public func carry(_ message: OutgoingMessage) async -> MessageTrouble? {
    // What could become a second address, or another command, goes nowhere.
    guard MailText.canBeAddress(message.to) else { return .refused }
    return await talk(to: message.to, body: MailText(message, from: settings.from).bytes)
  }

  public func check() async -> MessageTrouble? { await talk(to: nil, body: []) }

  private func talk(to address: String?, body: [UInt8]) async -> MessageTrouble? {
    let settings = settings
    return await withCheckedContinuation { waiting in
      MailServer.threads.async {
        MailServer.mostAtOnce.wait()
        defer { MailServer.mostAtOnce.signal() }
        waiting.resume(returning: settings.talk(to: address, body: body))
      }
    }
  }
}

extension MailSettings {
  fileprivate func talk(to address: String?, body: [UInt8]) -> MessageTrouble? {
    var password: String?
    if user != nil, let passwordFile {
      guard let told = SecretFile.firstLine(passwordFile) else { return .passwordUnusable }
      password = told
    }
    let hello = String(from.split(separator: "@").last ?? "localhost")
    let tls: zegel_mail_tls =
      switch security {
      case .none: ZEGEL_MAIL_PLAIN
      case .starttls: ZEGEL_MAIL_STARTTLS
      case .implicit: ZEGEL_MAIL_IMPLICIT
      }
    let texts = CTexts([host, authorities, hello, user, password, from, address])
    defer { texts.forget() }
    let verdict = body.withUnsafeBytes { body in
      var mail = zegel_mail(
        host: texts[0], port: Int32(port), tls: tls, ca_file: texts[1], hello: texts[2], user: texts[3],
        password: texts[4], from: texts[5], to: texts[6], body: body.bindMemory(to: CChar.self).baseAddress,
        body_size: body.count, connect_milliseconds: min(mostSeconds, 10) * 1000,
        total_milliseconds: mostSeconds * 1000)
      return zegel_mail_send(&mail)
    }
    return MessageTrouble(verdict)
  }
}

extension MessageTrouble {
  fileprivate init?(_ verdict: zegel_mail_verdict) {
    switch verdict {
    case ZEGEL_MAIL_SENT: return nil
    case ZEGEL_MAIL_REFUSED: self = .refused
    case ZEGEL_MAIL_LATER: self = .later
    case ZEGEL_MAIL_UNREACHABLE: self = .unreachable
    case ZEGEL_MAIL_TIMED_OUT: self = .timedOut
    case ZEGEL_MAIL_UNTRUSTED: self = .untrusted
    case ZEGEL_MAIL_LOGIN_REFUSED: self = .loginRefused
    case ZEGEL_MAIL_BROKEN_OFF: self = .brokenOff
    default: self = .failed
    }
  }
}

/// Texts as C reads them, for one call; afterwards nothing of them is left in memory that was ours.
private struct CTexts {
  private let texts: [UnsafeMutablePointer<CChar>?]

  init(_ texts: [String?]) { self.texts = texts.map { $0.flatMap { strdup($0) } } }

  subscript(place: Int) -> UnsafePointer<CChar>? { texts[place].map { UnsafePointer($0) } }

  func forget() {
    for text in texts {
      guard let text else { continue }
      explicit_bzero(text, strlen(text))
      free(text)
    }
  }
}
