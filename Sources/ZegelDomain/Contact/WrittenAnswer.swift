/// Yes or no, in English, in Dutch, or as programs write it.
package func answer(_ clean: String) -> Bool? {
  switch folded(clean) {
  case "yes", "ja", "true": true
  case "no", "nee", "false": false
  default: nil
  }
}
