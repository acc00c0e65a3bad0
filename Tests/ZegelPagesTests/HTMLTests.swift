import Testing
import ZegelDomain
import ZegelTestKit

@testable import ZegelPages

@Suite struct `A value in a page` {
  @Test func `a value cannot end the text or the attribute that it stands in`() {
    let value = #"<b>"Jan" & 'Jo' `x`</b>"#
    let html: HTML = "<p title=\"\(value)\">\(value)</p>"
    let escaped = "&lt;b&gt;&quot;Jan&quot; &amp; &#39;Jo&#39; &#96;x&#96;&lt;/b&gt;"
    #expect(html.text == "<p title=\"\(escaped)\">\(escaped)</p>")
    #expect(HTML(value: value).text == escaped)
  }

  @Test func `what was made as HTML is not escaped again`() {
    let inner: HTML = "<i>\("1 < 2")</i>"
    let outer: HTML = "<p>\(inner)\([inner])\(7)</p>"
    #expect(outer.text == "<p><i>1 &lt; 2</i><i>1 &lt; 2</i>7</p>")
    #expect(HTML.unescaped("<hr>", because: "a test").text == "<hr>")
  }

  @Test func `characters that a page may not hold, or that turn the text around, are seen as such`() {
    #expect(HTML(value: "a\u{0}b\u{202E}c\u{FFFF}d\u{1B}").text == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}")
  }

  @Test(arguments: 0..<2000) func `no value at all gets out of its place`(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let some = Array("<>&\"'`=/! \n\t-[]{};:abcü\u{0}\u{7F}\u{202E}\u{2028}\u{FEFF}é🎂")
    let length = Int.random(in: 0...60, using: &generator)
    var value = ""
    for _ in 0..<length {
      if Bool.random(using: &generator) {
        value.append(some.randomElement(using: &generator)!)
      } else if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &generator)) {
        value.unicodeScalars.append(scalar)
      }
    }
    let escaped = HTML(value: value).text
    #expect(!escaped.utf8.contains { [60, 62, 34, 39, 96].contains($0) })
    let plain = unescaping(escaped)
    #expect(plain.unicodeScalars.count == value.unicodeScalars.count)
    for (after, before) in zip(plain.unicodeScalars, value.unicodeScalars) {
      #expect(after == before || after == "\u{FFFD}")
    }
  }

  /// What a browser makes of it; every `&` must begin one of ours.
  private func unescaping(_ text: String) -> String {
    let known = ["amp;": "&", "lt;": "<", "gt;": ">", "quot;": "\"", "#39;": "'", "#96;": "`"]
    var out = String.UnicodeScalarView()
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      guard scalar == "&" else {
        out.append(scalar)
        continue
      }
      guard let name = known.keys.first(where: { rest.starts(with: $0.unicodeScalars) }) else { return "not ours" }
      out.append(contentsOf: known[name]!.unicodeScalars)
      rest = rest.dropFirst(name.unicodeScalars.count)
    }
    return String(out)
  }
}
