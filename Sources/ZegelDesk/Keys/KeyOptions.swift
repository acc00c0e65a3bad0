package import ZegelVault

/// Where a house's keys lie and what opens them; from the settings.
public struct KeyOptions: Sendable {
  /// nil is `keys` in the house's directory; a relative path begins there too.
  public var directory: String?
  /// A file that its owner alone can read, with the passphrase on its first line.
  public var passphraseFile: String?
  /// Where systemd put this service's credentials.
  public var credentials: String?
  /// A shell command that prints the passphrase.
  public var passphraseCommand: String?
  /// Asks whoever sits at the terminal; nil when nobody does.
  public var ask: (@Sendable () -> String?)?
  /// Known already; goes before all others.
  package var known: Passphrase?
  /// How new seals are made. Not a setting: nobody gains by less.
  package var work = Argon2id.usual

  public init() {}
}

extension HousePaths {
  /// The same house with its keys where the settings say.
  public func with(_ options: KeyOptions) -> HousePaths {
    guard let told = options.directory, !told.isEmpty else { return self }
    var paths = self
    paths.keys = told.hasPrefix("/") ? told : "\(directory)/\(told)"
    return paths
  }
}
