import Testing
import ZegelTestKit

@testable import ZegelHTTP

@Suite struct `What a form sends` {
  @Test func `is read as browsers write it`() {
    let form = FormBody(urlEncoded: "purpose=marketing.email&lang=nl&name=caf%C3%A9+x&empty=&bare&lang=en".utf8)
    #expect(form?["purpose"] == "marketing.email" && form?["lang"] == "nl" && form?["name"] == "café x")
    #expect(form?["empty"] == "" && form?["bare"] == "" && form?["other"] == nil)
  }

  @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%ff", "a=%C3%28"]) func `is refused where it is no form`(_ text: String)
  {
    #expect(FormBody(urlEncoded: text.utf8) == nil)
  }

  @Test func `has few fields`() {
    #expect(FormBody(urlEncoded: String(repeating: "a=b&", count: 21).utf8) == nil)
  }

  @Test(arguments: 0..<2000) func `never breaks on what comes instead`(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "--", "x", "\r\n", "\n", "name", "=", "\"", ";", "Content-Disposition: form-data", "%", "&", "+", "é", ":",
    ]
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...40, using: &generator) {
      if Int.random(in: 0..<4, using: &generator) == 0 {
        bytes.append(.random(in: 0...255, using: &generator))
      } else {
        bytes += Array(pieces.randomElement(using: &generator)!.utf8)
      }
    }
    // What is read is text that was there; nothing traps.
    for form in [FormBody(urlEncoded: bytes), FormBody(multipart: bytes, boundary: "x")].compactMap({ $0 }) {
      #expect(form.values.allSatisfy { $0.key.utf8.count <= bytes.count && $0.value.utf8.count <= bytes.count })
    }
  }
}
