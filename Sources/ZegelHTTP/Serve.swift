public import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import Logging
import ServiceLifecycle
import UnixSignals
public import ZegelDesk

/// The API of a house, ready to be served or tested.
///
/// - Parameter onListening: told the port once calls are taken; with port 0 in the settings it is one that was free.
public func makeApplication(
  desk: Desk, settings: ServerSettings, logger: Logger, onListening: @escaping @Sendable (Int) async -> Void = { _ in }
) throws -> some ApplicationProtocol {
  let front = Front(desk: desk, settings: settings, logger: logger.at(settings.logLevel))
  return Application(
    router: router(front), server: try server(settings),
    configuration: ApplicationConfiguration(
      address: .hostname(settings.host, port: settings.port), serverName: nil, backlog: 1024),
    onServerRunning: { channel in await onListening(channel.localAddress?.port ?? settings.port) },
    // The framework's own lines name hosts and sockets: for whoever looks for a fault, not for every day.
    logger: logger.at(max(settings.logLevel, .notice)).late)
}

/// Serves the API until the process is told to stop (SIGTERM, SIGINT), finishes what is in flight, and returns.
/// The caller closes the Desk after that.
public func serve(
  desk: Desk, settings: ServerSettings, logger: Logger,
  onListening: @escaping @Sendable (Int) async -> Void = { _ in }, channels: @escaping ChannelRound = { 0 }
) async throws {
  try await serve(
    desk: desk, settings: settings, logger: logger, minute: .seconds(60), onListening: onListening, channels: channels)
}

/// - Parameter minute: how long a minute of the rounds is; another one in tests alone.
func serve(
  desk: Desk, settings: ServerSettings, logger: Logger, minute: Duration,
  onListening: @escaping @Sendable (Int) async -> Void, channels: @escaping ChannelRound = { 0 }
) async throws {
  let application = try makeApplication(desk: desk, settings: settings, logger: logger, onListening: onListening)
  let group = ServiceGroup(
    configuration: ServiceGroupConfiguration(
      services: [
        .init(service: Rounds(desk: desk, logger: logger.at(settings.logLevel), minute: minute)),
        .init(
          service: ChannelRounds(round: channels, logger: logger.at(settings.logLevel), minute: minute)),
        .init(
          service: Sequencer(desk: desk, secondPlace: settings.secondPlace, logger: logger.at(settings.logLevel))),
        .init(service: application),
      ],
      gracefulShutdownSignals: [.sigterm, .sigint], logger: logger.at(max(settings.logLevel, .notice))))
  try await group.run()
  // What cannot be done now waits for the next start.
  _ = try? await desk.sequenceTrail()
  if let directory = settings.secondPlace.directory {
    try? await desk.publishHeads(to: SecondPlace(directory: directory))
  }
}

private func server(_ settings: ServerSettings) throws -> HTTPServerBuilder {
  guard let certificatePath = settings.tlsCertificatePath, let keyPath = settings.tlsKeyPath else { return .http1() }
  let certificates = try NIOSSLCertificate.fromPEMFile(certificatePath)
  let key = try NIOSSLPrivateKey(file: keyPath, format: .pem)
  return try .tls(
    .http1(),
    tlsConfiguration: .makeServerConfiguration(
      certificateChain: certificates.map { .certificate($0) }, privateKey: .privateKey(key)))
}

extension Logger {
  fileprivate func at(_ level: Logger.Level) -> Logger {
    var copy = self
    copy.logLevel = level
    return copy
  }

  fileprivate var late: Logger { Logger(label: label) { _ in LateLogHandler(before: handler) } }
}
