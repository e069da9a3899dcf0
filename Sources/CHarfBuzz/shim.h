#include <stddef.h>

#include <hb-ot.h>
#include <hb.h>

// Shapes by OpenType only, as browsers do: HarfBuzz may be built with Graphite, which goes first.
static inline void galley_shape(hb_font_t *font, hb_buffer_t *buffer, const hb_feature_t *features,
                                unsigned int count) {
  static const char *const shapers[] = {"ot", NULL};
  hb_shape_full(font, buffer, features, count, shapers);
}
