/*
 * Ids of documents: made from a text where nothing better is there, and known
 * again when a second document has the same.
 */
#ifndef PIPELINE_IDENTITY_H
#define PIPELINE_IDENTITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* FNV-1a of size bytes, 64 bits. */
uint64_t hash_bytes(const char *bytes, size_t size);

enum { IDENTITY_SIZE = 22 }; /* "text-", 16 hexadecimal digits and a NUL */

/* The id of a document that has none: the hash of its text. */
void identity_of_text(const char *text, size_t size, char out[IDENTITY_SIZE]);

/*
 * The ids that a stream has had, each as a hash: 16 to 32 bytes an id. That
 * two of a billion ids share a hash has a chance of one in forty. A zeroed
 * one is empty.
 */
struct identities {
	uint64_t *slots; /* [room], a power of two; 0: free */
	size_t count, room;
};

/* Notes an id; returns whether it is new. */
bool identities_add(struct identities *identities, const char *id, size_t size);

void identities_clear(struct identities *identities);

#endif
