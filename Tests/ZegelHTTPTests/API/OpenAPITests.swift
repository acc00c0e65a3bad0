import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Testing
import ZegelTestKit

@testable import ZegelHTTP

@Suite struct `The OpenAPI document` {
  @Test func `it names exactly the routes that there are`() async throws {
    let house = try await TempHouse()
    let front = Front(desk: house.desk, settings: ServerSettings(), logger: Logger(label: "test"))
    let served = Set(router(front).routes.map { "\($0.method.rawValue.lowercased()) \($0.path)" })
    let document = try Read(String(buffer: openAPIBody))
    var named: Set<String> = []
    for (path, operations) in document.object("paths").fields {
      for method in (operations as? [String: Any] ?? [:]).keys { named.insert("\(method) \(path)") }
    }
    #expect(named == served)
    #expect(named.count == Route.all.count)
    await house.remove()
  }

  @Test func `everything it points at is there`() throws {
    let text = String(buffer: openAPIBody)
    let schemas = try Read(text).object("components").object("schemas").fields
    for part in text.split(separator: #""$ref":"#).dropFirst() {
      let name = part.dropFirst().prefix { $0 != "\"" }.split(separator: "/").last.map(String.init) ?? ""
      #expect(schemas[name] != nil, "\(name) is missing")
    }
  }

  @Test func `a validator has nothing to say about it`() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("zegel-\(UUID().uuidString).json")
    try Data(buffer: openAPIBody).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let said = try run("python3", "-m", "openapi_spec_validator", file.path) ?? "No module named"
    if said.contains("No module named") { return print("skipped: openapi_spec_validator is not installed") }
    #expect(said.hasSuffix(": OK\n"), "\(said)")
  }

  @Test func `its examples are what the till says and hears`() async throws {
    try await Shop.open { shop in
      var text = JSONText()
      text.value(JSONValue.saleExample)
      let sale = String(buffer: text.buffer)
      let today = sale.replacing("2026-01-02", with: "2026-03-02").replacing("20:46", with: "10:00")
      let answer = try await shop.post("/v1/sales", today)
      #expect(answer.status == .created)
      text = JSONText()
      text.value(JSONValue.answerExample)
      let example = try Read(String(buffer: text.buffer))
      #expect(Set(example.fields.keys) == Set(answer.json.fields.keys))
      #expect(try await shop.get("/openapi.json").text == String(buffer: openAPIBody))
    }
  }
}

extension Data {
  fileprivate init(buffer: ByteBuffer) { self.init(buffer.readableBytesView) }
}
