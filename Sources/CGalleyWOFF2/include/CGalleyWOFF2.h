#ifndef CGALLEYWOFF2_H
#define CGALLEYWOFF2_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Decompresses a WOFF2 file into the bytes of an OpenType font.
///
/// - Parameters:
///   - room: where the font goes.
///   - limit: how many bytes have room there.
/// - Returns: the number of bytes written; 0 where the file is broken, or the font has no room.
size_t galley_woff2_decode(const uint8_t *data, size_t length, uint8_t *room, size_t limit);

#ifdef __cplusplus
}
#endif

#endif
