#include "CMail.h"

#include <curl/curl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

struct source {
  const char *bytes;
  size_t left;
};

static pthread_once_t once = PTHREAD_ONCE_INIT;
static CURLcode started;

static void start(void) { started = curl_global_init(CURL_GLOBAL_DEFAULT); }

static size_t read_body(char *place, size_t size, size_t count, void *told) {
  struct source *source = told;
  size_t taken = size * count < source->left ? size * count : source->left;
  memcpy(place, source->bytes, taken);
  source->bytes += taken;
  source->left -= taken;
  return taken;
}

// What a server says is not shown: it can repeat the address.
static size_t ignore(char *bytes, size_t size, size_t count, void *told) {
  (void)bytes;
  (void)told;
  return size * count;
}

static enum zegel_mail_verdict judge(CURLcode code, long reply) {
  switch (code) {
    case CURLE_OK: return ZEGEL_MAIL_SENT;
    case CURLE_OPERATION_TIMEDOUT: return ZEGEL_MAIL_TIMED_OUT;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT: return ZEGEL_MAIL_UNREACHABLE;
    case CURLE_LOGIN_DENIED: return ZEGEL_MAIL_LOGIN_REFUSED;
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CIPHER:
    case CURLE_PEER_FAILED_VERIFICATION: return ZEGEL_MAIL_UNTRUSTED;
    case CURLE_OUT_OF_MEMORY:
    case CURLE_FAILED_INIT:
    case CURLE_UNSUPPORTED_PROTOCOL: return ZEGEL_MAIL_FAILED;
    default: break;
  }
  // 550 to 556 are about this mailbox or this message; what else is 5xx is about us, and can be mended.
  if (reply >= 550 && reply <= 556) return ZEGEL_MAIL_REFUSED;
  if (reply >= 400) return ZEGEL_MAIL_LATER;
  return ZEGEL_MAIL_BROKEN_OFF;
}

static CURLcode prepare(CURL *curl, const struct zegel_mail *mail, char *url, size_t size) {
  const char *scheme = mail->tls == ZEGEL_MAIL_IMPLICIT ? "smtps" : "smtp";
  const char *open = strchr(mail->host, ':') ? "[" : "", *close = *open ? "]" : "";
  int length = snprintf(url, size, "%s://%s%s%s:%d/%s", scheme, open, mail->host, close, mail->port, mail->hello);
  if (length < 0 || (size_t)length >= size) return CURLE_URL_MALFORMAT;
  CURLcode code = curl_easy_setopt(curl, CURLOPT_URL, url);
#define SET(option, value) \
  if (code == CURLE_OK) code = curl_easy_setopt(curl, option, value)
  SET(CURLOPT_NOSIGNAL, 1L);
  SET(CURLOPT_PROTOCOLS_STR, scheme);
  // Nothing of a proxy, a password file or the environment has a say in where people's addresses go.
  SET(CURLOPT_PROXY, "");
  SET(CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
  SET(CURLOPT_CONNECTTIMEOUT_MS, mail->connect_milliseconds);
  SET(CURLOPT_TIMEOUT_MS, mail->total_milliseconds);
  SET(CURLOPT_SERVER_RESPONSE_TIMEOUT, (mail->total_milliseconds + 999) / 1000);
  SET(CURLOPT_USE_SSL, (long)(mail->tls == ZEGEL_MAIL_PLAIN ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  SET(CURLOPT_SSL_VERIFYPEER, 1L);
  SET(CURLOPT_SSL_VERIFYHOST, 2L);
  if (mail->ca_file) SET(CURLOPT_CAINFO, mail->ca_file);
  if (mail->user) {
    SET(CURLOPT_USERNAME, mail->user);
    SET(CURLOPT_PASSWORD, mail->password ? mail->password : "");
  }
  SET(CURLOPT_WRITEFUNCTION, ignore);
#undef SET
  return code;
}

enum zegel_mail_verdict zegel_mail_send(const struct zegel_mail *mail) {
  pthread_once(&once, start);
  CURL *curl = started == CURLE_OK ? curl_easy_init() : NULL;
  if (!curl) return ZEGEL_MAIL_FAILED;
  char url[1024];
  struct source source = {mail->body, mail->body_size};
  struct curl_slist *recipients = NULL;
  CURLcode code = prepare(curl, mail, url, sizeof url);
  if (code == CURLE_OK && !mail->to) {
    code = curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, "NOOP");
  } else if (code == CURLE_OK) {
    recipients = curl_slist_append(NULL, mail->to);
    code = recipients ? CURLE_OK : CURLE_OUT_OF_MEMORY;
    if (code == CURLE_OK) code = curl_easy_setopt(curl, CURLOPT_MAIL_FROM, mail->from);
    if (code == CURLE_OK) code = curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
    if (code == CURLE_OK) code = curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_body);
    if (code == CURLE_OK) code = curl_easy_setopt(curl, CURLOPT_READDATA, &source);
    if (code == CURLE_OK) code = curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  }
  if (code == CURLE_OK) code = curl_easy_perform(curl);
  long reply = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply);
  enum zegel_mail_verdict verdict = judge(code, reply);
  curl_slist_free_all(recipients);
  curl_easy_cleanup(curl);
  return verdict;
}
