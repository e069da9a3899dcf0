#ifndef CGALLEYICU_H
#define CGALLEYICU_H

#include <stdint.h>

/// Writes where lines may break, the text's end left out.
///
/// - Parameters:
///   - text: UTF-16, of `length` units.
///   - places: where the offsets go.
///   - room: how many offsets have room there.
/// - Returns: the number of offsets written; 0 where ICU cannot tell.
int32_t galley_line_breaks(const uint16_t *text, int32_t length, int32_t *places, int32_t room);

/// The version of ICU that Galley was built with.
const char *galley_icu_version(void);

#endif
