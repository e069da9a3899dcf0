#include "CGalleyWOFF2.h"

#include <exception>

#include <woff2/decode.h>

size_t galley_woff2_decode(const uint8_t *data, size_t length, uint8_t *room, size_t limit) {
  // A lack of memory is told by an exception, which must not reach Swift.
  try {
    woff2::WOFF2MemoryOut out(room, limit);
    return woff2::ConvertWOFF2ToTTF(data, length, &out) ? out.Size() : 0;
  } catch (const std::exception &) {
    return 0;
  }
}
