import Foundation
public import ZegelDomain
import ZegelVault

/// A house's key file from outside; nothing in it is secret.
public struct KeysLook: Sendable {
  /// Such as `zegel-keys/2`.
  public let format: String
  public let path: String
  /// What one guess at the passphrase costs; nil when the keys are not sealed.
  public let sealing: Sealing?
  /// As `chmod` takes it, such as `600`.
  public let permissions: String
  public let isOpenToOthers: Bool
  /// Whether they lie on the disk that has the house's data.
  public let isBesideTheData: Bool

  /// Argon2id.
  public struct Sealing: Sendable {
    public let memoryKiB: Int
    public let passes: Int
  }
}

extension Desk {
  /// Opens nothing, and asks for no passphrase. Refuses `keys-missing` and `keys-damaged`.
  public static func lookAtKeys(_ house: HousePaths, options: HouseOptions = HouseOptions()) throws(Refusal)
    -> KeysLook
  {
    let paths = house.with(options.keys)
    let file = try KeyFile.look(paths.masterKey)
    return KeysLook(
      format: file.format, path: paths.masterKey,
      sealing: file.work.map { KeysLook.Sealing(memoryKiB: $0.memoryKiB, passes: $0.passes) },
      permissions: String(file.permissions, radix: 8), isOpenToOthers: file.permissions & 0o077 != 0,
      isBesideTheData: paths.keysShareADiskWithTheData)
  }
}

extension HousePaths {
  var keysShareADiskWithTheData: Bool {
    func disk(_ path: String) -> NSNumber? {
      (try? FileManager.default.attributesOfItem(atPath: path))?[.systemNumber] as? NSNumber
    }
    return disk(keys) == disk(data)
  }
}
