import ZegelStore

/// A schema in words that are the same on both engines.
struct SchemaShape: Sendable {
  /// `table.column type`, with `!` where NULL is refused.
  let columns: [String]
  /// `table(column,…)` of every primary and unique key.
  let keys: [String]
  let triggers: [String]

  init(sqlite session: any SQLSession) throws {
    let types = ["INTEGER": "bigint", "TEXT": "text", "BLOB": "bytea"]
    columns = try session.query(
      """
      SELECT t.name, c.name, c.type, c."notnull" FROM sqlite_schema t, pragma_table_info(t.name) c
      WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
      """
    ) { "\($0.text(0)).\($0.text(1)) \(types[$0.text(2)] ?? $0.text(2))\($0.int(3) == 1 ? "!" : "")" }.sorted()
    let primary = try session.query(
      """
      SELECT t.name, group_concat(c.name) FROM sqlite_schema t, (SELECT * FROM sqlite_schema) o, pragma_table_info(t.name) c
      WHERE t.type = 'table' AND o.name = t.name AND o.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND c.pk > 0
      GROUP BY t.name
      """
    ) { ($0.text(0), $0.text(1)) }
    let unique = try session.query(
      """
      SELECT t.name, (SELECT group_concat(x.name) FROM pragma_index_info(i.name) x) FROM sqlite_schema t, pragma_index_list(t.name) i
      WHERE t.type = 'table' AND i."unique" = 1 AND i.origin = 'u'
      """
    ) { ($0.text(0), $0.text(1)) }
    keys = (primary + unique).map(SchemaShape.key).sorted()
    triggers = try session.query("SELECT name FROM sqlite_schema WHERE type = 'trigger'") { $0.text(0) }.sorted()
  }

  init(postgresql session: any SQLSession) throws {
    columns = try session.query(
      """
      SELECT CAST(table_name AS text), CAST(column_name AS text), CAST(data_type AS text), CAST(is_nullable AS text)
      FROM information_schema.columns WHERE table_schema = current_schema()
      """
    ) { "\($0.text(0)).\($0.text(1)) \($0.text(2))\($0.text(3) == "NO" ? "!" : "")" }.sorted()
    keys = try session.query(
      """
      SELECT CAST(c.relname AS text), CAST(string_agg(a.attname, ',') AS text) FROM pg_constraint k
        JOIN pg_class c ON c.oid = k.conrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(k.conkey)
      WHERE k.contype IN ('p', 'u') AND k.connamespace = CAST(current_schema() AS regnamespace)
      GROUP BY c.relname, k.oid
      """
    ) { ($0.text(0), $0.text(1)) }.map(SchemaShape.key).sorted()
    triggers = try session.query(
      """
      SELECT CAST(t.tgname AS text) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE NOT t.tgisinternal AND c.relnamespace = CAST(current_schema() AS regnamespace)
      """
    ) { $0.text(0) }.sorted()
  }

  private static func key(_ table: String, _ columns: String) -> String {
    "\(table)(\(columns.split(separator: ",").sorted().joined(separator: ",")))"
  }
}
