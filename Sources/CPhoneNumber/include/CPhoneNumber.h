#ifndef CPHONENUMBER_H
#define CPHONENUMBER_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What libphonenumber makes of a text.
enum zegel_phone_verdict {
  ZEGEL_PHONE_VALID = 0,
  /// It cannot be read as a number of the region, or has no country code and the region is unknown.
  ZEGEL_PHONE_UNREADABLE = 1,
  /// It reads as a number, but nobody can have it.
  ZEGEL_PHONE_INVALID = 2,
  /// Whoever calls it pays its owner.
  ZEGEL_PHONE_PREMIUM = 3,
  /// Three to six digits of one country, such as those for emergencies.
  ZEGEL_PHONE_SHORT = 4,
  /// The library gave up: no memory, or a text that does not fit where it is to go.
  ZEGEL_PHONE_FAILED = 5
};

/// Reads `text` (UTF-8, ended by a zero) as somebody in `region` (ISO 3166, two letters) dials it.
///
/// When valid, the E.164 form and the international form are written, each ended by a zero, into the two places of
/// `size` bytes that the caller keeps; otherwise both are left empty. Throws nothing and leaves nothing allocated.
enum zegel_phone_verdict zegel_phone_read(
    const char *text, const char *region, char *e164, char *international, size_t size);

#ifdef __cplusplus
}
#endif

#endif
