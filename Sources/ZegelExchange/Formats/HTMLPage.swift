import ZegelDomain

/// A text inside HTML, or inside an attribute in double quotes.
func htmlText(_ text: String) -> String {
  var safe = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": safe += "&amp;"
    case "<": safe += "&lt;"
    case ">": safe += "&gt;"
    case "\"": safe += "&quot;"
    case "'": safe += "&#39;"
    default: safe.unicodeScalars.append(scalar)
    }
  }
  return safe
}

/// A whole page in one file: it runs no script and loads nothing, and says so to the browser.
///
/// - Parameter body: HTML, as it is.
func htmlPage(_ title: String, in language: Language, body: [String]) -> String {
  let head = """
    <!DOCTYPE html>
    <html lang="\(language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(htmlText(title))</title>
    <style>
    \(style)
    </style>
    </head>
    <body>
    """
  return ([head] + body + ["</body>", "</html>"]).joined(separator: "\n")
}

/// Dark text on white is 16:1; a line is no longer than reads well. On paper no heading stands alone.
private let style = """
  body { margin: 0 auto; padding: 1rem; max-width: 70ch; font: 1.1rem/1.5 sans-serif; color: #1a1a1a; background: #fff; }
  h1, h2, h3 { line-height: 1.2; }
  table { border-collapse: collapse; width: 100%; font-size: .9em; }
  th, td { border: 1px solid #767676; padding: .3em .5em; text-align: left; vertical-align: top; }
  pre { white-space: pre-wrap; font: inherit; }
  footer { margin-top: 2em; border-top: 1px solid #767676; font-size: .85em; overflow-wrap: anywhere; }
  @media print {
    body { max-width: none; padding: 0; font-size: 11pt; color: #000; }
    h1, h2, h3 { break-after: avoid; }
    li, tr { break-inside: avoid; }
    @page { size: A4; margin: 2cm; }
  }
  """
