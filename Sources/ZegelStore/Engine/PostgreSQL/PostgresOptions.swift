/// How to reach the PostgreSQL server. The defaults suit a chain's head office.
package struct PostgresOptions: Sendable {
  /// `postgresql://…` or libpq's keywords; several hosts are tried in turn until one takes writes.
  package var url: String
  /// Connections for the till's path: their acts share commits. More than one helps only where the network is far.
  package var posters = 1
  package var writers = 2
  package var readers = 4
  /// The most jobs that share one transaction.
  package var groupLimit = 256
  /// How long an act in flight waits for a server that restarts, or for another that takes over.
  package var patienceMilliseconds = 15_000

  package init(url: String) { self.url = url }
}
