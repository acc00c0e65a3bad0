/// A value of a file with its place: text, a list or keys. Text is as written; what it means is up to who reads it,
/// so that `no`, `on`, `1.10` and `06-30` stay what they are.
struct SourceNode: Sendable {
  indirect enum Content: Sendable {
    case text(String)
    case list([SourceNode])
    case keys([Entry])
  }

  struct Entry: Sendable {
    let key: String
    let place: Place
    let value: SourceNode
  }

  let place: Place
  let content: Content
}
