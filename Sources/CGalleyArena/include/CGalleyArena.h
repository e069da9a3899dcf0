#ifndef CGALLEYARENA_H
#define CGALLEYARENA_H

#include <stdbool.h>
#include <stddef.h>

/// A bump allocator for cmark-gfm, whose allocation callbacks take no context: one arena at most is
/// open on a thread at a time, and what is allocated there lives until it is closed.

/// Opens the calling thread's arena. False, and nothing is opened, if it is open already or there is
/// no memory.
bool galley_arena_open(void);

/// Closes the calling thread's arena and frees all that was allocated in it. Its first chunk of memory
/// stays with the thread for the next.
void galley_arena_close(void);

/// As calloc, realloc and free; like cmark-gfm's own, they end the process when memory runs out. To
/// be called only while the calling thread's arena is open.
void *galley_arena_calloc(size_t count, size_t size);
void *galley_arena_realloc(void *pointer, size_t size);
void galley_arena_free(void *pointer);

#endif
