import Foundation

/// Looks for what must not be there, in files.
package struct LeakSearch: Sendable {
  private let forms: [LeakForm]
  private let search: ByteSearch

  package init(_ forms: [LeakForm] = Canary.forms) {
    self.forms = forms
    search = ByteSearch(forms.map(\.bytes))
  }

  package struct Outcome: Sendable {
    package var files = 0
    package var bytes = 0
    /// File and form.
    package var leaks: [String] = []
  }

  /// - Parameter mayVanish: for places where other programs' files come and go.
  package func look(in files: [String], mayVanish: Bool = false) throws -> Outcome {
    var outcome = Outcome()
    for file in files {
      do {
        let data = try Data(contentsOf: URL(fileURLWithPath: file), options: .mappedIfSafe)
        outcome.files += 1
        outcome.bytes += data.count
        for place in data.withUnsafeBytes({ search.found(in: $0) }).sorted() {
          outcome.leaks.append("\(file): \(forms[place].name)")
        }
      } catch { if !mayVanish { throw error } }
    }
    return outcome
  }

  /// Every plain file under a place, or the file itself.
  package static func files(under path: String) -> [String] {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { return [] }
    if !isDirectory.boolValue { return [path] }
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return names.map { "\(path)/\($0)" }.filter {
      let kind = (try? FileManager.default.attributesOfItem(atPath: $0))?[.type] as? FileAttributeType
      return kind == .typeRegular
    }
  }

  /// What lies in the machine's place for temporary files, but for houses of tests that run at the same time.
  package static func temporaryFiles() -> Set<String> {
    let place = FileManager.default.temporaryDirectory.path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    return Set(names.filter { !$0.hasPrefix("zegel-") }.map { "\(place)/\($0)" })
  }
}
