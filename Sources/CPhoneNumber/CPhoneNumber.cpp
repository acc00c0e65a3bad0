#include "CPhoneNumber.h"

#include <cstring>
#include <exception>
#include <string>

#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>
#include <phonenumbers/shortnumberinfo.h>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;
using i18n::phonenumbers::ShortNumberInfo;

namespace {

bool put(const std::string &text, char *place, size_t size) {
  if (text.empty() || text.size() >= size) return false;
  std::memcpy(place, text.c_str(), text.size() + 1);
  return true;
}

zegel_phone_verdict judge(const PhoneNumberUtil &util, const PhoneNumber &number, const std::string &region) {
  // Made once; its tables are only read afterwards.
  static const ShortNumberInfo shortNumbers;
  if (shortNumbers.IsValidShortNumberForRegion(number, region)) return ZEGEL_PHONE_SHORT;
  if (!util.IsValidNumber(number)) return ZEGEL_PHONE_INVALID;
  if (util.GetNumberType(number) == PhoneNumberUtil::PREMIUM_RATE) return ZEGEL_PHONE_PREMIUM;
  return ZEGEL_PHONE_VALID;
}

zegel_phone_verdict read(const char *text, const char *region, char *e164, char *international, size_t size) {
  const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
  PhoneNumber number;
  if (util.Parse(text, region, &number) != PhoneNumberUtil::NO_PARSING_ERROR) return ZEGEL_PHONE_UNREADABLE;
  const zegel_phone_verdict verdict = judge(util, number, region);
  if (verdict != ZEGEL_PHONE_VALID) return verdict;
  std::string form;
  util.Format(number, PhoneNumberUtil::E164, &form);
  if (!put(form, e164, size)) return ZEGEL_PHONE_FAILED;
  util.Format(number, PhoneNumberUtil::INTERNATIONAL, &form);
  return put(form, international, size) ? ZEGEL_PHONE_VALID : ZEGEL_PHONE_FAILED;
}

}  // namespace

extern "C" zegel_phone_verdict zegel_phone_read(
    const char *text, const char *region, char *e164, char *international, size_t size) {
  if (!text || !region || !e164 || !international || size == 0) return ZEGEL_PHONE_FAILED;
  e164[0] = international[0] = 0;
  zegel_phone_verdict verdict = ZEGEL_PHONE_FAILED;
  try {
    verdict = read(text, region, e164, international, size);
  } catch (...) {
    verdict = ZEGEL_PHONE_FAILED;
  }
  if (verdict != ZEGEL_PHONE_VALID) e164[0] = international[0] = 0;
  return verdict;
}
