import Foundation

/// What lies where in a house's directory.
public struct HousePaths: Sendable {
  public let directory: String
  /// Where the keyring lies; in the directory, unless the settings say otherwise.
  public internal(set) var keys: String

  public init(_ directory: String) {
    self.directory = (directory as NSString).standardizingPath
    keys = "\(self.directory)/keys"
  }

  public var settings: String { "\(directory)/settings.yaml" }
  public var programme: String { "\(directory)/programme.yaml" }
  public var privacy: String { "\(directory)/privacy.yaml" }
  /// The DPIA's risks, as people write them before it is signed.
  public var assessment: String { "\(directory)/dpia/risks.yaml" }
  public var data: String { "\(directory)/data" }
  public var database: String { "\(directory)/data/zegel.db" }
  /// The list of erasures, which every restore replays.
  public var erasures: String { "\(directory)/erasures" }
  var erasureList: String { "\(erasures)/list" }
  /// One file a week; see `EpochKeys`.
  public var epochKeys: String { "\(keys)/epochs" }
  public var masterKey: String { "\(keys)/master.key" }
}
