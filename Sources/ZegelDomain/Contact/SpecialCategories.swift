/// The special categories a text speaks of, judged by its words alone.
func specialCategories(in text: String) -> Set<DataCategory> {
  let words = folded(text).unicodeScalars.split { !$0.isLetterMarkOrDigit }.map(String.init)
  let sentence = " \(words.joined(separator: " ")) "
  return Set(specialWords.filter { $0.words.contains { sentence.contains(" \($0) ") } }.map(\.category))
}
