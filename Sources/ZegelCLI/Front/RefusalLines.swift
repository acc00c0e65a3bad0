import ZegelDesk
import ZegelDomain

extension Refusal {
  /// As it is shown to whoever typed the command.
  func lines(in language: Language) -> [String] {
    ["zegel: error: \(code.rawValue): \(message[language])", "zegel: hint: \(remedy[language])"]
  }
}

extension FileProblem {
  /// `programme.yaml:12:3: rules[2].per_amount: …`, with what to write instead below it.
  func text(_ file: String) -> String {
    let place = path.isEmpty ? "" : "\(path): "
    return "\(file):\(line):\(column): \(place)\(message[.spoken])\n    \(remedy[.spoken])"
  }
}
