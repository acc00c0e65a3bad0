/// One thing that can be set, in `settings.yaml`, by an environment variable, or with `--set`.
struct Setting: Sendable {
  enum Kind: Sendable {
    case text
    case number(ClosedRange<Int>)
    case choice([String])
  }

  /// Such as `server.port`; its environment variable is `ZEGEL_SERVER_PORT`.
  let key: String
  let kind: Kind
  let standard: String
  let meaning: String

  var variable: String { "ZEGEL_" + key.uppercased().map { $0 == "." ? "_" : $0 } }

  /// The whole list. `docs/settings.md` is made of it.
  static let all: [Setting] = [
    Setting(key: "server.host", kind: .text, standard: "127.0.0.1", meaning: "the address to listen on"),
    Setting(key: "server.port", kind: .number(0...65_535), standard: "8480", meaning: "the port; 0 takes a free one"),
    Setting(
      key: "server.tls_certificate", kind: .text, standard: "",
      meaning: "PEM file with the certificate chain; empty serves plain HTTP, for a proxy in front"),
    Setting(key: "server.tls_key", kind: .text, standard: "", meaning: "PEM file with the certificate's key"),
    Setting(
      key: "server.body_kib", kind: .number(16...65_536), standard: "4096",
      meaning: "the largest body of one call, in KiB"),
    Setting(
      key: "server.upload_kib", kind: .number(16...1_048_576), standard: "65536",
      meaning: "the largest upload of an offline till, in KiB"),
    Setting(
      key: "limits.calls_per_second", kind: .number(0...1_000_000), standard: "200",
      meaning: "calls a second for each till; 0 is no limit"),
    Setting(
      key: "limits.call_burst", kind: .number(1...1_000_000), standard: "400",
      meaning: "calls a till may save up for a busy moment"),
    Setting(
      key: "limits.unknown_cards_per_minute", kind: .number(1...100_000), standard: "20",
      meaning: "unknown card numbers a minute for each till, against guessing"),
    Setting(
      key: "limits.bad_keys_per_minute", kind: .number(1...100_000), standard: "10",
      meaning: "wrong till keys a minute for each address"),
    Setting(
      key: "database.url", kind: .text, standard: "",
      meaning: "`postgresql://…` for a PostgreSQL server; empty is the embedded database in the house's directory. "
        + "Leave the password to `PGPASSFILE` or this setting's environment variable"),
    Setting(
      key: "database.busy_milliseconds", kind: .number(0...600_000), standard: "5000",
      meaning: "how long to wait for another process that writes"),
    Setting(
      key: "database.most_pages", kind: .number(0...4_000_000_000), standard: "0",
      meaning: "the largest the database may grow, in pages of 4096 bytes; 0 is no limit"),
    Setting(
      key: "keys.directory", kind: .text, standard: "",
      meaning: "where the keyring lies, on another disk than the data; empty is `keys` in the house's directory"),
    Setting(
      key: "keys.passphrase.file", kind: .text, standard: "",
      meaning: "a file with the passphrase of sealed keys on its first line, which its owner alone can read. "
        + "Goes before systemd's credential `zegel-passphrase`, that before the command, that before asking on a terminal"
    ),
    Setting(
      key: "keys.passphrase.command", kind: .text, standard: "",
      meaning: "a shell command that prints the passphrase within 10 seconds, such as one that asks a KMS"),
    Setting(
      key: "mail.host", kind: .text, standard: "",
      meaning: "the mail server by which members get codes, notices and links; empty sends no mail"),
    Setting(key: "mail.port", kind: .number(1...65_535), standard: "587", meaning: "the mail server's port"),
    Setting(
      key: "mail.tls", kind: .choice(["starttls", "implicit", "none"]), standard: "starttls",
      meaning:
        "how the line is sealed: after STARTTLS (587), from the first byte (465), or not, only to the machine itself"),
    Setting(
      key: "mail.ca_file", kind: .text, standard: "",
      meaning: "PEM file of those who may vouch for the mail server; empty takes the machine's"),
    Setting(key: "mail.user", kind: .text, standard: "", meaning: "who logs in at the mail server; empty is nobody"),
    Setting(
      key: "mail.password_file", kind: .text, standard: "",
      meaning: "a file with that password on its first line, which its owner alone can read; read anew for each mail"),
    Setting(
      key: "mail.from", kind: .text, standard: "",
      meaning: "the address that mails come from; the name before it is the organisation's in the privacy policy"),
    Setting(
      key: "mail.seconds", kind: .number(1...120), standard: "30", meaning: "how long one mail may take"),
    Setting(
      key: "sms.command", kind: .text, standard: "",
      meaning:
        "a shell command that sends a text message: it gets `{\"language\", \"text\", \"to\"}` as a line of JSON on its "
        + "standard input, and ends with 0 once it is taken over, with 65 when the number is refused"),
    Setting(
      key: "sms.seconds", kind: .number(1...120), standard: "20", meaning: "how long that command may take"),
    Setting(
      key: "box.host", kind: .text, standard: "127.0.0.1",
      meaning: "the address on which parties reach the drop box; `0.0.0.0` is every one of this machine"),
    Setting(key: "box.port", kind: .number(1024...65_535), standard: "2222", meaning: "the drop box's port"),
    Setting(
      key: "box.gib", kind: .number(1...100_000), standard: "20",
      meaning: "how much one party may have in it that nobody has taken in yet, in GiB"),
    Setting(
      key: "public.url", kind: .text, standard: "",
      meaning: "the address under which members open this house's pages, such as `https://punten.voorbeeld.example`; "
        + "empty serves no pages and makes no links"),
    Setting(
      key: "backup.directory", kind: .text, standard: "",
      meaning: "where `zegel backup` writes when it is told nothing; another disk than the data's"),
    Setting(
      key: "archive.directory", kind: .text, standard: "",
      meaning: "where `zegel serve` keeps every commit, for a restore to the moment; empty keeps none"),
    Setting(
      key: "archive.milliseconds", kind: .number(50...3_600_000), standard: "1000",
      meaning: "how long a commit may wait for the archive: the most that a lost disk can cost"),
    Setting(
      key: "archive.base_hours", kind: .number(1...8_760), standard: "24",
      meaning: "how old the archive's newest whole copy may get"),
    Setting(
      key: "archive.keep_days", kind: .number(1...3_650), standard: "14",
      meaning: "how many days back a restore from the archive can reach"),
    Setting(
      key: "trail.head_directory", kind: .text, standard: "",
      meaning: "a directory on another disk or machine where the heads of the trail are written as well"),
    Setting(
      key: "trail.head_command", kind: .text, standard: "",
      meaning: "a shell command that gets the newest head of the trail on its standard input, a minute apart"),
    Setting(
      key: "trail.public", kind: .choice(["no", "yes"]), standard: "no",
      meaning: "whether anybody may read the heads and tiles of the trail; else a till key is needed"),
    Setting(
      key: "log.level", kind: .choice(["trace", "debug", "info", "notice", "warning", "error", "critical"]),
      standard: "info", meaning: "what is worth a line in the log"),
  ]
}
