import ZegelDomain

/// Names of the files of one delivery, in the order in which they are brought: who sees the last of each sees all.
struct DeliveryNames {
  let stem: String
  /// The file, its manifest and the manifest's signature.
  let delivery: [String]
  /// The other side's answer, and its signature.
  let answer: [String]

  init(_ channel: ExchangeChannel, _ sequence: Int64) {
    let stem = Manifest.stem(channel.id, sequence)
    self.stem = stem
    delivery = [".\(channel.format.ending).pgp", ".sums", ".sums.asc"].map { stem + $0 }
    answer = [".receipt", ".receipt.asc"].map { stem + $0 }
  }

  var all: [String] { delivery + answer }
}
