import Logging

/// Lays a logger's metadata beside it, and writes it out only with a line that is really logged.
///
/// The framework gives every request a number in its logger's metadata. swift-log's `StreamLogHandler` makes text of that
/// at once, for a line that on most days never comes.
struct LateLogHandler: LogHandler {
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]
  private let destination: any LogHandler

  init(before destination: any LogHandler) {
    self.destination = destination
    logLevel = destination.logLevel
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var told = event
    told.metadata = metadata.merging(event.metadata ?? [:]) { $1 }
    destination.log(event: told)
  }
}
