import Yams

/// The keys that a settings file sets, such as `server.port`, each with its line; for refusing those nobody knows.
///
/// A file that is not a map of maps of plain values gives nil.
public func settingsKeys(in text: String) -> [(key: String, line: Int)]? {
  guard text.utf8.count <= 65_536, !text.contains("&"), let root = try? Yams.compose(yaml: text) else {
    return text.split(whereSeparator: \.isNewline).allSatisfy { $0.hasPrefix("#") } ? [] : nil
  }
  return keys(of: root, under: "")
}

private func keys(of node: Node, under path: String) -> [(key: String, line: Int)]? {
  guard case .mapping(let mapping) = node else { return nil }
  var found: [(key: String, line: Int)] = []
  for (name, value) in mapping {
    guard let name = name.string else { return nil }
    let key = path.isEmpty ? name : "\(path).\(name)"
    switch value {
    case .mapping:
      guard let inner = keys(of: value, under: key) else { return nil }
      found += inner
    case .scalar: found.append((key, value.mark?.line ?? 0))
    default: return nil
    }
  }
  return found
}
