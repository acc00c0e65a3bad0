import ZegelDomain

/// The rows of a file, one after another, as text.
struct DeliveryRows {
  let format: ChannelFormat
  let columns: [String]

  /// What stands before the rows.
  var head: String {
    format == .csv ? columns.joined(separator: ",") + "\r\n" : ""
  }

  /// - Parameter values: one for each column; nil is none.
  func row(_ values: [String?]) -> String {
    switch format {
    case .csv: return values.map { csvCell($0 ?? "") }.joined(separator: ",") + "\r\n"
    case .jsonLines:
      let members = zip(columns, values).map { "\(jsonString($0)):\($1.map(jsonString) ?? "null")" }
      return "{" + members.joined(separator: ",") + "}\n"
    }
  }
}

/// A JSON string (RFC 8259).
private func jsonString(_ text: String) -> String {
  var out = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": out += "\\\""
    case "\\": out += "\\\\"
    case "\n": out += "\\n"
    case "\r": out += "\\r"
    case "\t": out += "\\t"
    default:
      if scalar.value < 0x20 {
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
  }
  return out + "\""
}
