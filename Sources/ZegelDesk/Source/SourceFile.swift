import Yams
import ZegelDomain

/// Reads YAML into nodes that know their place.
struct SourceFile {
  private let text: String
  private let log: ProblemLog

  init(_ text: String, log: ProblemLog) {
    // Some editors begin a file with a byte order mark.
    self.text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    self.log = log
  }

  /// Line ends count, and a file without any has one line.
  static func lines(of text: String) -> Int { text.utf8.reduce(1) { $0 + ($1 == 10 ? 1 : 0) } }

  /// Nil when there is nothing to go on with; then the log says why.
  func root() -> SourceNode? {
    if let (place, message, remedy) = SourceGuard(text: text).objection() {
      log.report(at: place, "", message, remedy)
      return nil
    }
    guard let (node, renamed) = composed() else { return nil }
    guard let node else {
      log.report(
        at: .start, "", Texts(nl: "het bestand is leeg", en: "the file is empty"),
        Texts(nl: "begin met `zegel init`", en: "begin with `zegel init`"))
      return nil
    }
    return source(node, depth: 0, renamed)
  }

  /// Keys that stood in for repeated ones, with what they were.
  private typealias Renamed = [String: String]

  /// The parser stops at a repeated key. So its first one gets another name of the same length, and the file is parsed
  /// again, until all are found; the names are put back afterwards.
  private func composed() -> (Node?, Renamed)? {
    var marks = Array(text.unicodeScalars)
    var renamed: Renamed = [:]
    for attempt in 0...SourceFile.mostRepeated {
      do {
        return (try Yams.compose(yaml: String(String.UnicodeScalarView(marks)), .basic, .default, .utf8), renamed)
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        let place = Place(line: context.mark.line, column: context.mark.column)
        guard let key = keys.first, attempt < SourceFile.mostRepeated, let start = offset(of: place, in: marks),
          marks[start...].starts(with: key.unicodeScalars), !key.isEmpty
        else {
          report(repeatedAt: place, firstLine: nil)
          return nil
        }
        let stand = Unicode.Scalar(0xF0000 + UInt32(attempt))!
        let name = String(String.UnicodeScalarView(repeatElement(stand, count: key.unicodeScalars.count)))
        marks.replaceSubrange(start..<start + key.unicodeScalars.count, with: name.unicodeScalars)
        renamed[name] = key
      } catch {
        report(syntax: error)
        return nil
      }
    }
    return nil
  }

  private static let mostRepeated = 50

  private func offset(of place: Place, in marks: [Unicode.Scalar]) -> Int? {
    var line = 1
    var index = 0
    while line < place.line, index < marks.count {
      if marks[index] == "\n" { line += 1 }
      index += 1
    }
    let start = index + place.column - 1
    return start < marks.count ? start : nil
  }

  // MARK: Nodes

  private func source(_ node: Node, depth: Int, _ renamed: Renamed) -> SourceNode? {
    let place = Place(node.mark)
    guard depth <= 12 else {
      log.report(
        at: place, "", Texts(nl: "dit is te diep genest", en: "this is nested too deep"),
        Texts(nl: "zo diep is geen bestand van Zegel", en: "no file of Zegel is that deep"))
      return nil
    }
    switch node {
    case .scalar(let scalar):
      guard isPlain(scalar.tag) else { return refused(place) }
      return SourceNode(place: place, content: .text(scalar.string))
    case .sequence(let sequence):
      guard isPlain(sequence.tag) else { return refused(place) }
      let items = sequence.compactMap { source($0, depth: depth + 1, renamed) }
      return SourceNode(place: place, content: .list(items))
    case .mapping(let mapping):
      guard isPlain(mapping.tag) else { return refused(place) }
      return SourceNode(place: place, content: .keys(entries(mapping, depth: depth, renamed)))
    case .alias: return refused(place)
    }
  }

  private func entries(_ mapping: Node.Mapping, depth: Int, _ renamed: Renamed) -> [SourceNode.Entry] {
    var entries: [SourceNode.Entry] = []
    var firstLines: [String: Int] = [:]
    for (key, value) in mapping {
      let place = Place(key.mark)
      guard case .scalar(let scalar) = key, isPlain(scalar.tag) else {
        log.report(
          at: place, "", Texts(nl: "een sleutel is één woord", en: "a key is one word"),
          Texts(nl: "schrijf `sleutel: waarde`", en: "write `key: value`"))
        continue
      }
      let name = renamed[scalar.string] ?? scalar.string
      if let first = firstLines[name] {
        report(repeatedAt: place, firstLine: first)
        continue
      }
      firstLines[name] = place.line
      guard let value = source(value, depth: depth + 1, renamed) else { continue }
      entries.append(SourceNode.Entry(key: name, place: place, value: value))
    }
    return entries
  }

  private func isPlain(_ tag: Tag) -> Bool { ["", "!", "tag:yaml.org,2002:str"].contains(tag.rawValue) }

  private func refused(_ place: Place) -> SourceNode? {
    log.report(
      at: place, "", Texts(nl: "YAML-tags en verwijzingen zijn er niet", en: "YAML tags and references do not exist"),
      Texts(nl: "schrijf de waarde uit", en: "write the value out"))
    return nil
  }

  // MARK: Problems

  /// Line and column, and not what the key is called: here a person's name can stand where a key belongs, and what is
  /// personal is only known where keys are read.
  private func report(repeatedAt place: Place, firstLine: Int?) {
    let nl = firstLine.map { ", voor het eerst op regel \($0)" } ?? ""
    let en = firstLine.map { ", first on line \($0)" } ?? ""
    log.report(
      at: place, "",
      Texts(nl: "deze sleutel staat er twee keer\(nl)", en: "this key is there twice\(en)"),
      Texts(nl: "houd er één", en: "keep one of them"))
  }

  private func report(syntax error: any Error) {
    var place = Place.start
    var words = "unreadable"
    switch error {
    case YamlError.scanner(let context, let problem, let mark, _),
      YamlError.parser(let context, let problem, let mark, _),
      YamlError.composer(let context, let problem, let mark, _):
      place = Place(line: mark.line, column: mark.column)
      words = [context?.text, problem].compactMap { $0 }.joined(separator: ": ")
    case YamlError.reader(let problem, _, _, _): words = problem
    default: break
    }
    log.report(
      at: place, "", Texts(nl: "dit is geen YAML (\(words))", en: "this is not YAML (\(words))"),
      Texts(
        nl: "kijk naar inspringing, dubbele punten, haakjes en aanhalingstekens hier of vlak erboven",
        en: "look at indentation, colons, brackets and quotes here or just above"))
  }
}

extension Place {
  fileprivate init(_ mark: Mark?) { self.init(line: mark?.line ?? 1, column: mark?.column ?? 1) }
}

extension String {
  /// Short enough for a message.
  var shown: String { count <= 40 ? self : "\(prefix(39))…" }
}
