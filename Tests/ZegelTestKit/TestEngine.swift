import Foundation
import Synchronization
import ZegelStore

/// Which database the tests run on: `ZEGEL_TEST_ENGINE=postgresql` with a server at `ZEGEL_TEST_POSTGRES`; else SQLite.
package enum TestEngine {
  package static var isPostgres: Bool { ProcessInfo.processInfo.environment["ZEGEL_TEST_ENGINE"] == "postgresql" }

  /// The address of a server that may be written to; nil where the tests were started without one.
  package static var server: String? { ProcessInfo.processInfo.environment["ZEGEL_TEST_POSTGRES"] }

  /// A corner of the server for one test: a schema that is dropped with everything in it.
  package static func makeCorner() async throws -> Corner {
    guard let server else { throw NoServer() }
    let name = "z" + UUID().uuidString.replacing("-", with: "").lowercased()
    try await run("CREATE SCHEMA \(name)", on: server)
    let joint = server.contains("?") ? "&" : "?"
    return Corner(name: name, url: "\(server)\(joint)options=-csearch_path%3D\(name)&application_name=\(name)")
  }

  package struct Corner: Sendable {
    package let name: String
    package let url: String

    package func drop() async { try? await run("DROP SCHEMA \(name) CASCADE", on: server ?? "") }
  }

  package struct NoServer: Error {}

  private static func run(_ sql: String, on url: String) async throws {
    var options = PostgresOptions(url: url)
    (options.posters, options.writers, options.readers) = (0, 0, 0)
    let store = PostgresStore(options)
    try await store.writeLocking { try $0.script(sql) }
    await store.close()
  }
}
