#include <gumbo.h>

// The default options are a variable; this reads it by value.
static inline GumboOptions galley_gumbo_options(void) { return kGumboDefaultOptions; }
