/// Text that is safe to stand in a page. What is written in the source is taken as it is; every value that is put in is
/// escaped, inside a tag's quotes and between tags alike.
///
/// There is no other way in than `unescaped(_:because:)`, which says why.
public struct HTML: Sendable, ExpressibleByStringInterpolation {
  public private(set) var text: String

  public init(stringLiteral value: String) { text = value }

  public init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  /// A value, escaped.
  public init(value: String) { text = HTML.escaped(value) }

  private init(raw: String) { text = raw }

  /// What is safe as it stands.
  public static func unescaped(_ text: String, because reason: StaticString) -> HTML { HTML(raw: text) }

  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + 32 * interpolationCount)
    }

    public mutating func appendLiteral(_ literal: String) { text += literal }
    public mutating func appendInterpolation(_ value: String) { text += HTML.escaped(value) }
    public mutating func appendInterpolation(_ value: Int) { text += String(value) }
    public mutating func appendInterpolation(_ part: HTML) { text += part.text }
    public mutating func appendInterpolation(_ part: HTML?) { text += part?.text ?? "" }
    public mutating func appendInterpolation(_ parts: [HTML]) { for part in parts { text += part.text } }
  }

  /// Nothing that could end a text or a quoted attribute, and nothing that a page may not hold.
  static func escaped(_ value: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      switch scalar {
      case "&": out.append(contentsOf: "&amp;".unicodeScalars)
      case "<": out.append(contentsOf: "&lt;".unicodeScalars)
      case ">": out.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
      case "'": out.append(contentsOf: "&#39;".unicodeScalars)
      case "`": out.append(contentsOf: "&#96;".unicodeScalars)
      case "\t", "\n": out.append(scalar)
      default: out.append(isShown(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return String(out)
  }

  /// Control characters are not, nor what turns the direction of the text after it, nor what no character is.
  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<32, 127..<160, 0x202A...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF: false
    default: scalar.value & 0xFFFE != 0xFFFE
    }
  }
}
