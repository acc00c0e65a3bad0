/// The one of `choices` that `clean` names: exactly, or else in another case when only one fits.
package func choice(_ clean: String, of choices: [String]) -> String? {
  if choices.contains(clean) { return clean }
  let alike = choices.filter { folded($0) == folded(clean) }
  return alike.count == 1 ? alike[0] : nil
}
