/// Where a path of a client leads: a box is two levels deep, and nothing lies above it.
enum BoxPath: Equatable {
  case root
  case folder(String)
  case file(folder: String, name: String)

  /// - Throws: `noSuchFile` for a folder that the box does not have.
  init(_ path: String, of rules: BoxRules) throws(BoxStatus) {
    guard path.utf8.count <= 1024 else { throw .noSuchFile }
    var parts: [String] = []
    for part in path.split(separator: "/").map(String.init) where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    guard parts.count <= 2, parts.isEmpty || rules.folders.contains(parts[0]) else { throw .noSuchFile }
    switch parts.count {
    case 0: self = .root
    case 1: self = .folder(parts[0])
    default: self = .file(folder: parts[0], name: parts[1])
    }
  }

  var shown: String {
    switch self {
    case .root: "/"
    case .folder(let name): "/\(name)"
    case .file(let folder, let name): "/\(folder)/\(name)"
    }
  }
}
