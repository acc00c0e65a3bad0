#ifndef CMAIL_H
#define CMAIL_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

enum zegel_mail_tls {
  ZEGEL_MAIL_PLAIN = 0,
  /// Begins in the clear, and goes on only after STARTTLS.
  ZEGEL_MAIL_STARTTLS = 1,
  ZEGEL_MAIL_IMPLICIT = 2
};

/// A mail server and one message for it. Texts are UTF-8, ended by a zero; nothing is kept after the call.
struct zegel_mail {
  const char *host;
  int port;
  enum zegel_mail_tls tls;
  /// PEM file of those who may vouch for the server; null takes the machine's.
  const char *ca_file;
  /// As whom we greet.
  const char *hello;
  /// Null logs in as nobody.
  const char *user;
  const char *password;
  const char *from;
  /// Null only greets, logs in and leaves.
  const char *to;
  /// Headers and text, lines ended by CR LF.
  const char *body;
  size_t body_size;
  long connect_milliseconds;
  /// For all of it.
  long total_milliseconds;
};

enum zegel_mail_verdict {
  ZEGEL_MAIL_SENT = 0,
  /// The server said no to this message or address, and will say so again.
  ZEGEL_MAIL_REFUSED = 1,
  /// The server said no for now, or to us rather than to this message.
  ZEGEL_MAIL_LATER = 2,
  ZEGEL_MAIL_UNREACHABLE = 3,
  ZEGEL_MAIL_TIMED_OUT = 4,
  /// No encryption where it was asked, or a certificate that nobody vouches for.
  ZEGEL_MAIL_UNTRUSTED = 5,
  ZEGEL_MAIL_LOGIN_REFUSED = 6,
  /// The line went before the server had said yes.
  ZEGEL_MAIL_BROKEN_OFF = 7,
  /// The library gave up.
  ZEGEL_MAIL_FAILED = 8
};

/// Hands one message to a server, and waits for its answer. May be called from any thread.
enum zegel_mail_verdict zegel_mail_send(const struct zegel_mail *mail);

#ifdef __cplusplus
}
#endif

#endif
