/// How a message reaches somebody. Each channel is agreed to by itself.
///
/// - Law: Art. 11.7 Tw.
public enum ContactChannel: String, Sendable, Hashable, CaseIterable {
  case email, sms, app, phone, post
  case socialNetwork = "social-network"
}
