#include <md4c.h>
#include <stddef.h>
#include <string.h>

/// The index of a byte, or -1.
static inline ptrdiff_t galley_index_of(unsigned char byte, const unsigned char *bytes, size_t count) {
  const unsigned char *found = count ? memchr(bytes, byte, count) : NULL;
  return found ? found - bytes : -1;
}
