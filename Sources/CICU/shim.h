#include <stdint.h>
#include <unicode/ubrk.h>

// Writes where lines may break in UTF-16, its end left out; returns how many places there are. ICU's functions are
// macros, which Swift does not see.
static inline int32_t galley_line_breaks(const uint16_t *text, int32_t length, int32_t *places, int32_t room) {
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

static inline const char *galley_icu_version(void) { return U_ICU_VERSION; }
