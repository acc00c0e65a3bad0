import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ZegelDesk
import ZegelDomain

extension Route {
  /// The trail as C2SP tlog-tiles serves a log: a checkpoint, tiles of hashes, and bundles of leaves.
  static let trail: [Route] =
    [
      Route(
        name: "trailCheckpoint", method: .get, path: "/trail/checkpoint",
        summary: "The newest signed head of the trail",
        needsKey: true, body: nil,
        answers: [Answer(status: 200, says: "A signed note.", type: "text/plain", schema: .string())],
        handler: trailCheckpoint, mayBePublic: true)
    ]
    + (1...4).map { parts in
      // A large index has up to three parts, and a tile that is not full has its width behind it.
      let path = (1...parts).map { "/{part\($0)}" }.joined()
      return Route(
        name: "trailTile\(parts)", method: .get, path: "/trail/tile/{level}" + path,
        summary: "A tile of the trail, or with level `entries` its leaves", needsKey: true, body: nil,
        answers: [
          Answer(status: 200, says: "As C2SP tlog-tiles has it.", type: "application/octet-stream", schema: .string())
        ], handler: trailTile, mayBePublic: true)
    }
}

func trailCheckpoint(_ call: Call) async throws -> Reply {
  guard let head = try await call.desk.trailHead() else { throw Refusal(.notFound, field: "checkpoint") }
  return Reply(status: .ok, type: "text/plain; charset=utf-8", body: ByteBuffer(string: head.checkpoint))
}

func trailTile(_ call: Call) async throws -> Reply {
  let path = call.request.uri.path
  guard path.hasPrefix("/trail/tile/"), let bytes = try await call.desk.trailTile(String(path.dropFirst(12))) else {
    throw Refusal(.notFound, field: "tile")
  }
  return Reply(status: .ok, type: "application/octet-stream", body: ByteBuffer(bytes: bytes))
}

/// The proof that an act is in the trail, for whoever wants to keep it with the receipt. A till gets those of its own
/// store only.
func proveSale(_ call: Call) async throws -> Reply {
  let told = call.context.parameters.get("event")?.removingPercentEncoding ?? ""
  guard let event = try? EventID(told), call.isOfOwnStore(event) else { throw Refusal(.eventUnknown, field: "event") }
  let proof: TrailProof
  do { proof = try await call.desk.proveLeaf(.event(event)) } catch let refusal as Refusal
    where refusal.code == .trailLeafUnknown
  { throw Refusal(.eventUnknown, field: "event") }
  var text = JSONText(capacity: 4096)
  text.object {
    $0.field("event", event.text)
    $0.field("index", Int64(proof.index))
    $0.field("size", Int64(proof.size))
    $0.field("leaf", Data(proof.leaf).base64EncodedString())
    $0.key("hashes")
    $0.array(proof.path) { $0.value(Data($1).base64EncodedString()) }
    $0.field("checkpoint", proof.checkpoint)
    $0.field("text", proof.text)
  }
  return .json(.ok, text)
}

extension Schema {
  static let trail: [(name: String, schema: Schema)] = [
    (
      "TrailProof",
      .object([
        .required("event", event), .required("index", .integer(0...Int64.max), "The leaf's place, from 0."),
        .required("size", .integer(1...Int64.max), "How many leaves the checkpoint is of."),
        .required("leaf", .string(), "Its 54 bytes, in base 64; see docs/trail.md."),
        .required("hashes", .array(.string(), most: 64), "From the leaf up, in base 64."),
        .required("checkpoint", .string(), "The signed head."),
        .required("text", .string(), "All of it as one C2SP tlog-proof, short enough for a QR code."),
      ])
    )
  ]
}
