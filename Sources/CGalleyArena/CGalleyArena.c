#include "CGalleyArena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/// Below glibc's threshold for giving each block to the system's own mapping.
enum { CHUNK_SIZE = 96 * 1024, ALIGNMENT = 16 };

typedef struct chunk {
  struct chunk *previous;
  unsigned char *next_free;
  unsigned char *end;
} chunk;

/// Stands before each block.
typedef struct {
  size_t size;
} header;

static _Thread_local chunk *newest;

static size_t aligned(size_t size) { return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1); }

static bool add_chunk(size_t room) {
  size_t start = aligned(sizeof(chunk));
  size_t size = start + (room > CHUNK_SIZE ? room : CHUNK_SIZE);
  chunk *added = malloc(size);
  if (!added) return false;
  added->previous = newest;
  added->next_free = (unsigned char *)added + start;
  added->end = (unsigned char *)added + size;
  newest = added;
  return true;
}

bool galley_arena_open(void) { return !newest && add_chunk(0); }

void galley_arena_close(void) {
  while (newest) {
    chunk *previous = newest->previous;
    free(newest);
    newest = previous;
  }
}

static void *allocate(size_t size) {
  if (size > SIZE_MAX / 2 || !newest) abort();
  size_t needed = ALIGNMENT + aligned(size);
  if ((size_t)(newest->end - newest->next_free) < needed && !add_chunk(needed)) abort();
  unsigned char *block = newest->next_free + ALIGNMENT;
  ((header *)newest->next_free)->size = size;
  newest->next_free += needed;
  return block;
}

void *galley_arena_calloc(size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / size) abort();
  void *block = allocate(count * size);
  memset(block, 0, count * size);
  return block;
}

void *galley_arena_realloc(void *pointer, size_t size) {
  if (!pointer) return allocate(size);
  header *old = (header *)((unsigned char *)pointer - ALIGNMENT);
  if (size <= old->size) return pointer;
  void *block = allocate(size);
  memcpy(block, pointer, old->size);
  return block;
}

void galley_arena_free(void *pointer) { (void)pointer; }
