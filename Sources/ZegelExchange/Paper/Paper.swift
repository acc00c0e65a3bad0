import CPaper
import Foundation
public import ZegelDomain

/// A document to print or to keep: pieces of text, and a PDF of them on A4 with embedded fonts, tagged parts, title and
/// language.
public struct Paper: Sendable {
  public enum Piece: Sendable, Hashable {
    case title(String)
    case heading(String)
    case text(String)
    case point(String)
    case note(String)
  }

  public let title: String
  /// Whose document it is.
  public let author: String
  public let language: Language
  /// When what it says was made; a PDF of the same is the same.
  public let madeAt: Instant
  public let pieces: [Piece]

  public init(title: String, author: String, language: Language, madeAt: Instant, pieces: [Piece]) {
    (self.title, self.author, self.language, self.madeAt) = (title, author, language, madeAt)
    self.pieces = pieces
  }

  /// - Throws: a fault when the library fails.
  public func pdf() throws -> [UInt8] {
    let texts = pieces.map { strdup($0.text.replacing("\0", with: "")) }
    defer { for text in texts { free(text) } }
    guard texts.allSatisfy({ $0 != nil }) else { throw Fault("no memory for a document") }
    let blocks = zip(pieces, texts).map { zegel_paper_block(kind: $0.kind, text: $1) }
    var size = 0
    let made = title.withCString { title in
      author.withCString { author in
        madeAt.rfc3339.withCString { created in
          language.rawValue.withCString { language in
            blocks.withUnsafeBufferPointer { blocks in
              var paper = zegel_paper(
                title: title, author: author, created: created, language: language, blocks: blocks.baseAddress,
                count: blocks.count)
              return zegel_paper_pdf(&paper, &size)
            }
          }
        }
      }
    }
    guard let made else { throw Fault("a document could not be made") }
    defer { free(made) }
    return try PDFCatalog.adding(language, to: Array(UnsafeBufferPointer(start: made, count: size)))
  }
}

extension Paper.Piece {
  var text: String {
    switch self {
    case .title(let text), .heading(let text), .text(let text), .point(let text), .note(let text): text
    }
  }

  fileprivate var kind: zegel_paper_kind {
    switch self {
    case .title: ZEGEL_PAPER_TITLE
    case .heading: ZEGEL_PAPER_HEADING
    case .text: ZEGEL_PAPER_TEXT
    case .point: ZEGEL_PAPER_POINT
    case .note: ZEGEL_PAPER_NOTE
    }
  }
}
