/// Somebody's values, opened for one purpose. It lives only inside the closure that it is handed to and cannot be kept:
/// map it to what is to be shown, there.
public struct Opened: ~Copyable {
  private let values: [String: String]

  init(_ values: [String: String]) { self.values = values }

  /// Nil where there is none, and for what was not asked for.
  public borrowing func text(_ field: String) -> String? { values[field] }
}
