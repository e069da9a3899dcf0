#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

// The extension's node types are variables, set when it registers; these read them by value.
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL;

static inline cmark_node_type galley_node_table(void) { return CMARK_NODE_TABLE; }
static inline cmark_node_type galley_node_table_row(void) { return CMARK_NODE_TABLE_ROW; }
static inline cmark_node_type galley_node_table_cell(void) { return CMARK_NODE_TABLE_CELL; }
static inline size_t galley_length(const char *string) { return strlen(string); }

/// The index of a byte, or -1.
static inline ptrdiff_t galley_index_of(unsigned char byte, const unsigned char *bytes, size_t count) {
  const unsigned char *found = count ? memchr(bytes, byte, count) : NULL;
  return found ? found - bytes : -1;
}

static inline bool galley_are_equal(const unsigned char *a, const unsigned char *b, size_t count) {
  return memcmp(a, b, count) == 0;
}

/// Whether a list item begins with `[ ]` or `[x]`.
static inline bool galley_is_task(cmark_node *item) {
  return strcmp(cmark_node_get_type_string(item), "tasklist") == 0;
}
