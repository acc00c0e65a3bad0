#ifndef CPAPER_H
#define CPAPER_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

enum zegel_paper_kind {
  ZEGEL_PAPER_TITLE = 0,
  ZEGEL_PAPER_HEADING = 1,
  ZEGEL_PAPER_TEXT = 2,
  /// One of a list, with a mark before it.
  ZEGEL_PAPER_POINT = 3,
  /// Small, for what stands below all else.
  ZEGEL_PAPER_NOTE = 4
};

/// A piece of a document. The text is UTF-8, ended by a zero, and never markup.
struct zegel_paper_block {
  enum zegel_paper_kind kind;
  const char *text;
};

/// What is written: texts are UTF-8, ended by a zero; nothing is kept after the call.
struct zegel_paper {
  const char *title;
  const char *author;
  /// ISO 8601, such as 2026-12-01T12:00:00Z.
  const char *created;
  /// Such as `nl`: how to break and shape the words.
  const char *language;
  const struct zegel_paper_block *blocks;
  size_t count;
};

/// A PDF on A4, its fonts embedded, its parts tagged. Null when it could not be made; else the caller frees it.
unsigned char *zegel_paper_pdf(const struct zegel_paper *paper, size_t *size);

#ifdef __cplusplus
}
#endif

#endif
