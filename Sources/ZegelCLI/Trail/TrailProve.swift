import ArgumentParser
import Foundation
import ZegelDesk
import ZegelDomain

struct TrailProve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove", abstract: "Print the proof that something is in the trail, for anybody to check.",
    discussion: "The proof is a C2SP tlog-proof; tools/verify-trail.py checks it and needs nothing of Zegel.")

  @Argument(help: "An event's key, C-… of a card, T-… of a till, programme:VERSION, or the number of a leaf.")
  var id: String

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let name = try trailName(id)
    let proof = try await common.withDesk { try await $0.proveLeaf(name) }
    if json.json { try printJSON(Answer(proof)) } else { Console.current.data(proof.text) }
  }

  private struct Answer: Encodable {
    let index, size: UInt64
    let leaf, checkpoint: String
    let hashes: [String]
    let rows: String?
    let rowsAreRight: Bool?

    init(_ proof: TrailProof) {
      (index, size, checkpoint) = (proof.index, proof.size, proof.checkpoint)
      (leaf, hashes) = (Data(proof.leaf).base64EncodedString(), proof.path.map { Data($0).base64EncodedString() })
      (rows, rowsAreRight) = (proof.rows.map { Data($0).base64EncodedString() }, proof.rowsAreRight)
    }
  }
}

/// Refuses `trail-leaf-unknown` for what cannot name a leaf.
func trailName(_ text: String) throws(Refusal) -> TrailName {
  guard let name = TrailName(text) else { throw Refusal(.trailLeafUnknown, field: "id") }
  return name
}

struct TrailConsistencyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consistency", abstract: "Print the proof that the trail of a later size begins with an earlier one.")

  @Argument(help: "How many leaves there were.")
  var first: UInt64

  @Argument(help: "How many there were later; else now.")
  var size: UInt64?

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let proof = try await common.withDesk { try await $0.proveConsistency(from: first, to: size) }
    if json.json { return try printJSON(Answer(proof)) }
    let console = Console.current
    console.line("\(proof.first) \(Data(proof.firstRoot).base64EncodedString())")
    console.line("\(proof.size) \(Data(proof.root).base64EncodedString())")
    for hash in proof.path { console.line(Data(hash).base64EncodedString()) }
  }

  private struct Answer: Encodable {
    let first, size: UInt64
    let firstRoot, root: String
    let hashes: [String]

    init(_ proof: TrailConsistency) {
      (first, size) = (proof.first, proof.size)
      (firstRoot, root) = (Data(proof.firstRoot).base64EncodedString(), Data(proof.root).base64EncodedString())
      hashes = proof.path.map { Data($0).base64EncodedString() }
    }
  }
}
