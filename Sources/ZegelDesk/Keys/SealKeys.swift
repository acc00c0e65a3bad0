import Foundation
import ZegelDomain
import ZegelVault

extension Desk {
  /// Seals a house's keys with a new passphrase, also keys that are sealed already. The house may be in use.
  ///
  /// The house is opened first: keys that are not its own are not sealed, and the trail tells that it was done.
  /// - Parameter passphrase: asked once the old one was right.
  /// - Throws: Refusal as `open`, and `passphrase-too-short`.
  public static func sealKeys(
    _ house: HousePaths, options: HouseOptions = HouseOptions(), with passphrase: () throws -> String,
    surroundings: Surroundings = .real
  ) async throws {
    let paths = house.with(options.keys)
    var options = options
    // Found once: nobody types it twice.
    if try KeyFile.look(paths.masterKey).work != nil { options.keys.known = try options.keys.passphrase() }
    let desk = try await open(house, options: options, surroundings: surroundings)
    do {
      let new = try Passphrase.new(try passphrase())
      try KeyFile.seal(
        paths.masterKey, passphrase: options.keys.passphrase, with: new, options.keys.work, random: surroundings.random)
      try await Administration.keysSealed.leave(of: desk)
      _ = try? await desk.sequenceTrail()
    } catch {
      await desk.close()
      throw error
    }
    await desk.close()
  }
}
