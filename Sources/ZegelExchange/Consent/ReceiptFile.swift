public import ZegelDesk

/// The forms in which a receipt can be had.
public enum ReceiptFormat: String, Sendable, CaseIterable {
  /// The fields of ISO/IEC TS 27560:2023.
  case json
  /// JSON-LD in the words of the W3C Data Privacy Vocabulary.
  case dpv

  /// The file's bytes. The same receipt is the same bytes.
  public func bytes(of receipt: ConsentReceipt) -> [UInt8] {
    let tree =
      switch self {
      case .json: recordTree(of: receipt)
      case .dpv: vocabularyTree(of: receipt)
      }
    return Array(tree.written.utf8)
  }
}
