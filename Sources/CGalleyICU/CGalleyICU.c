#include "CGalleyICU.h"

#include <unicode/ubrk.h>

int32_t galley_line_breaks(const uint16_t *text, int32_t length, int32_t *places, int32_t room) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(UBRK_LINE, "", (const UChar *)text, length, &status);
  if (U_FAILURE(status)) return 0;
  int32_t count = 0;
  for (int32_t place = ubrk_next(iterator); place != UBRK_DONE && place < length && count < room;
       place = ubrk_next(iterator))
    places[count++] = place;
  ubrk_close(iterator);
  return count;
}

const char *galley_icu_version(void) { return U_ICU_VERSION; }
