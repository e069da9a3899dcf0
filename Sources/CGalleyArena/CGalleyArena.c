#include "CGalleyArena.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/// Of a chunk only what was used takes memory; most articles need no second one.
enum { CHUNK_SIZE = 1024 * 1024, ALIGNMENT = 16 };

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
/// Of each thread the chunk that its last arena left for its next: to get memory from the system
/// anew for each article costs more than to fill it. It is freed when the thread ends.
static pthread_key_t spare;
static pthread_once_t spare_is_made = PTHREAD_ONCE_INIT;
static bool has_spare;

static void make_spare(void) { has_spare = pthread_key_create(&spare, free) == 0; }

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

bool galley_arena_open(void) {
  if (newest) return false;
  pthread_once(&spare_is_made, make_spare);
  chunk *kept = has_spare ? pthread_getspecific(spare) : NULL;
  if (!kept) return add_chunk(0);
  pthread_setspecific(spare, NULL);
  kept->next_free = (unsigned char *)kept + aligned(sizeof(chunk));
  newest = kept;
  return true;
}

void galley_arena_close(void) {
  while (newest) {
    chunk *previous = newest->previous;
    bool is_kept = !previous && has_spare && pthread_setspecific(spare, newest) == 0;
    if (!is_kept) free(newest);
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
