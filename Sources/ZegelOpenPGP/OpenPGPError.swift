/// Why a message, a signature or a key is not taken. None of them carries anything of what is inside.
public enum OpenPGPError: Error, Sendable, Hashable {
  // Keys
  case notAKey
  /// One certificate is wanted, and there are several.
  case severalKeys
  /// A secret key where a certificate is wanted.
  case secretKeyShown
  /// RFC 9580: keys and signatures of version 6 are not read by GnuPG 2.2, nor here.
  case unsupportedVersion
  case keyUnusable(Fingerprint, KeyFlaw)
  case wrongPassphrase
  // Messages
  case notOpenPGP
  case notForUs
  /// Changed or cut short, or an encryption that does not tell whether it was.
  case damaged
  case unsigned
  case severalSignatures
  /// Signed by a key that is not pinned.
  case unknownSigner
  case badSignature
  case tooLarge
  case ioFailed
  case failed(UInt32)
}

/// What is wrong with a key.
public enum KeyFlaw: String, Sendable, Hashable {
  case expired, revoked, weak
  case notYetValid = "not-yet-valid"
  case cannotEncrypt = "cannot-encrypt"
  case cannotSign = "cannot-sign"
  case invalid
}
