/// One of the values that a field of type `choice` can have.
public struct FieldChoice: Sendable, Hashable {
  public let id: String
  public let title: Texts

  public init(id: String, title: Texts) {
    self.id = id
    self.title = title
  }
}
