public import Logging
public import ZegelDesk

/// How the API is served; from the settings.
public struct ServerSettings: Sendable {
  public var host: String
  public var port: Int
  /// PEM files; without them plain HTTP is spoken, for a proxy on the same machine.
  public var tlsCertificatePath: String?
  public var tlsKeyPath: String?
  /// Of one act. A sale of 10,000 full lines fits.
  public var mostBodyBytes: Int
  /// Of an upload in one piece; a streamed one is bounded by its lines only.
  public var mostUploadBytes: Int
  /// For each till; 0 is no limit.
  public var callsPerSecond: Int
  /// How many calls a till may make at once before the rate counts.
  public var callBurst: Int
  /// How many cards a till may name each minute that are not ours; 0 is no limit.
  public var unknownCardsPerMinute: Int
  /// For each address; 0 is no limit.
  public var badKeysPerMinute: Int
  /// Where the heads of the trail are written as well.
  public var secondPlace: SecondPlace
  /// Whether anybody may read the trail's tiles and heads; else a till key is needed.
  public var trailIsPublic: Bool
  public var logLevel: Logger.Level

  public init(
    host: String = "127.0.0.1", port: Int = 8080, tlsCertificatePath: String? = nil, tlsKeyPath: String? = nil,
    mostBodyBytes: Int = 4 << 20, mostUploadBytes: Int = 32 << 20, callsPerSecond: Int = 200, callBurst: Int = 400,
    unknownCardsPerMinute: Int = 20, badKeysPerMinute: Int = 10, secondPlace: SecondPlace = SecondPlace(),
    trailIsPublic: Bool = false, logLevel: Logger.Level = .info
  ) {
    self.host = host
    self.port = port
    self.tlsCertificatePath = tlsCertificatePath
    self.tlsKeyPath = tlsKeyPath
    self.mostBodyBytes = mostBodyBytes
    self.mostUploadBytes = mostUploadBytes
    self.callsPerSecond = callsPerSecond
    self.callBurst = callBurst
    self.unknownCardsPerMinute = unknownCardsPerMinute
    self.badKeysPerMinute = badKeysPerMinute
    self.secondPlace = secondPlace
    self.trailIsPublic = trailIsPublic
    self.logLevel = logLevel
  }
}
