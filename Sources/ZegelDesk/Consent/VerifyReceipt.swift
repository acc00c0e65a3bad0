public import ZegelDomain
import ZegelVault

/// Which house signed a receipt, of nothing but the file, its signature and the house's verifier key.
///
/// - Returns: the house's name in its trail, `zegel/` and 26 characters.
/// - Throws: `verifier-key-malformed`, or `receipt-not-genuine` when a byte of either file is another, or another key
///   signed it.
public func verifyReceipt(_ bytes: [UInt8], signature: String, key: String) throws(Refusal) -> String {
  guard let (name, publicKey) = SignedNote.signer(key) else { throw Refusal(.verifierKeyMalformed, field: "key") }
  guard SignedNote.text(of: signature, signedBy: name, publicKey) == ReceiptNote.text(for: bytes) else {
    throw Refusal(.receiptNotGenuine, field: "receipt")
  }
  return name
}
