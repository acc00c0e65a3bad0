/// The schema's whole history, in order.
package let allMigrations: [Migration] = [
  .ledger, .trail, .manyProcesses, .members, .messages, .oversight, .links, .households, .assessments,
  .exchange, .deliveries, .channels,
]
