/// What one party may bring and fetch in its box. The house writes this down in a file; whoever serves the party reads
/// that file and nothing else of the house.
public struct BoxRules: Codable, Sendable, Hashable {
  /// Files of one channel.
  public struct Channel: Codable, Sendable, Hashable {
    /// `[a-z0-9-]`, in front of the number in each name.
    public let id: String
    public let folder: String
    /// Of the file itself, without a dot: `csv`.
    public let ending: String
    /// Whether the party brings these files; else it fetches them. It brings an answer to what it fetches, and fetches
    /// one to what it brings.
    public let isBrought: Bool

    public init(id: String, folder: String, ending: String, isBrought: Bool) {
      self.id = id
      self.folder = folder
      self.ending = ending
      self.isBrought = isBrought
    }
  }

  /// For the log.
  public let party: String
  /// The folder that has the party's folders.
  public let root: String
  /// Where a line is written for each session and each file that is complete.
  public let log: String
  public let channels: [Channel]
  /// Of all that the party brings.
  public let mostBytes: Int64

  public init(party: String, root: String, log: String, channels: [Channel], mostBytes: Int64) {
    self.party = party
    self.root = root
    self.log = log
    self.channels = channels
    self.mostBytes = mostBytes
  }

  var folders: [String] { Set(channels.map(\.folder)).sorted() }
}
