import Configuration
import Foundation
import Logging
import SystemPackage
import ZegelCLI
import ZegelDesk
import ZegelDomain
import ZegelExchange
import ZegelHTTP

/// The settings of one run: `--set` wins over the environment, that over `settings.yaml`, that over the standard.
struct Settings: Sendable {
  private let values: [String: String]

  /// Refuses `setting-invalid` for a key nobody knows or a value that does not fit, and names the key.
  static func read(_ paths: HousePaths, overrides: [String]) async throws -> Settings {
    let overrides = try overrides.map(pair)
    try checkKeys(overrides.map(\.key))
    var providers: [any ConfigProvider] = [
      InMemoryProvider(
        values: Dictionary(
          overrides.map { (AbsoluteConfigKey($0.key.keyParts), ConfigValue(.string($0.value), isSecret: false)) }
        ) { $1 }),
      InMemoryProvider(values: environment()),
    ]
    if let text = try? String(contentsOfFile: paths.settings, encoding: .utf8) {
      guard let keys = settingsKeys(in: text) else { throw Refusal(.settingInvalid, field: "settings.yaml") }
      try checkKeys(keys.map(\.key))
      if !keys.isEmpty { providers.append(try await FileProvider<YAMLSnapshot>(filePath: FilePath(paths.settings))) }
    }
    let reader = ConfigReader(providers: providers)
    let settings = Settings(values: try values(from: reader))
    _ = try settings.messages()
    _ = try settings.publicAddress()
    return settings
  }

  private static func values(from reader: ConfigReader) throws -> [String: String] {
    var values: [String: String] = [:]
    for setting in Setting.all {
      let key = ConfigKey(setting.key.keyParts)
      let told = reader.string(forKey: key) ?? reader.int(forKey: key).map { String($0) }
      let value = told ?? setting.standard
      guard setting.accepts(value) else { throw Refusal(.settingInvalid, field: setting.key) }
      values[setting.key] = value
    }
    return values
  }

  private static func environment() -> [AbsoluteConfigKey: ConfigValue] {
    let variables = ProcessInfo.processInfo.environment
    return Dictionary(
      uniqueKeysWithValues: Setting.all.compactMap { setting in
        variables[setting.variable].map {
          (AbsoluteConfigKey(setting.key.keyParts), ConfigValue(.string($0), isSecret: false))
        }
      })
  }

  private static func pair(_ text: String) throws -> (key: String, value: String) {
    guard let equals = text.firstIndex(of: "=") else { throw Refusal(.settingInvalid, field: "set") }
    return (String(text[..<equals]), String(text[text.index(after: equals)...]))
  }

  private static func checkKeys(_ keys: [String]) throws {
    for key in keys where !Setting.all.contains(where: { $0.key == key }) {
      throw Refusal(.settingInvalid, field: key)
    }
  }

  private func text(_ key: String) -> String { values[key] ?? "" }
  private func number(_ key: String) -> Int { Int(text(key)) ?? 0 }

  var house: HouseOptions {
    var options = HouseOptions(
      busyMilliseconds: Int32(number("database.busy_milliseconds")), mostPages: Int64(number("database.most_pages")),
      databaseURL: text("database.url").nonEmpty)
    options.keys = keys
    // Judged when they were read.
    options.messages = (try? messages()) ?? MessageCarriers()
    options.publicAddress = try? publicAddress()
    options.box.host = text("box.host")
    options.box.port = number("box.port")
    options.box.mostBytes = Int64(number("box.gib")) << 30
    return options
  }

  /// Refuses `setting-invalid` for a mail server that can never work.
  private func messages() throws(Refusal) -> MessageCarriers {
    var carriers = MessageCarriers()
    if let host = text("mail.host").nonEmpty {
      carriers.mail = try MailServer(
        MailSettings(
          host: host, port: number("mail.port"),
          security: MailSettings.Security(rawValue: text("mail.tls")) ?? .starttls,
          authorities: text("mail.ca_file").nonEmpty, user: text("mail.user").nonEmpty,
          passwordFile: text("mail.password_file").nonEmpty, from: text("mail.from"),
          mostSeconds: number("mail.seconds")))
    }
    if let command = text("sms.command").nonEmpty {
      carriers.sms = MessageCommand(command, mostSeconds: number("sms.seconds"))
    }
    return carriers
  }

  /// Refuses `setting-invalid` for what is no address over TLS.
  private func publicAddress() throws(Refusal) -> PublicAddress? {
    guard let told = text("public.url").nonEmpty else { return nil }
    guard let address = PublicAddress(told) else { throw Refusal(.settingInvalid, field: "public.url") }
    return address
  }

  private var keys: KeyOptions {
    var options = KeyOptions()
    options.directory = text("keys.directory").nonEmpty
    options.passphraseFile = text("keys.passphrase.file").nonEmpty
    options.credentials = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"]?.nonEmpty
    options.passphraseCommand = text("keys.passphrase.command").nonEmpty
    options.ask = askPassphrase
    return options
  }

  var keeping: KeepingOptions {
    var options = KeepingOptions()
    options.backupDirectory = text("backup.directory").nonEmpty
    options.archiveDirectory = text("archive.directory").nonEmpty
    options.archiveMilliseconds = number("archive.milliseconds")
    options.archiveKeepDays = number("archive.keep_days")
    options.archiveBaseHours = number("archive.base_hours")
    options.headDirectory = text("trail.head_directory").nonEmpty
    return options
  }

  var server: ServerSettings {
    ServerSettings(
      host: text("server.host"), port: number("server.port"),
      tlsCertificatePath: text("server.tls_certificate").nonEmpty, tlsKeyPath: text("server.tls_key").nonEmpty,
      mostBodyBytes: number("server.body_kib") * 1024, mostUploadBytes: number("server.upload_kib") * 1024,
      callsPerSecond: number("limits.calls_per_second"), callBurst: number("limits.call_burst"),
      unknownCardsPerMinute: number("limits.unknown_cards_per_minute"),
      badKeysPerMinute: number("limits.bad_keys_per_minute"),
      secondPlace: SecondPlace(
        directory: text("trail.head_directory").nonEmpty, command: text("trail.head_command").nonEmpty),
      trailIsPublic: text("trail.public") == "yes",
      logLevel: Logger.Level(rawValue: text("log.level")) ?? .info)
  }
}

extension Setting {
  func accepts(_ value: String) -> Bool {
    switch kind {
    case .text: value.utf8.count <= 1000
    case .number(let range): Int(value).map(range.contains) ?? false
    case .choice(let choices): choices.contains(value)
    }
  }
}

extension String {
  fileprivate var keyParts: [String] { split(separator: ".").map(String.init) }
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
