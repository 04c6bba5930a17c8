/* Decodes every chunk of a gzip and shuffle HDF5 dataset with zlib. gzip.chunks lists where they are: a line 'offset length' each. */
#include "limit.h"
#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

enum { CHUNK = 1 << 20, MOST = 1 << 16 };
static struct { long offset, length; } chunks[MOST];
static long chunk_count;
static int file;

static void unshuffle(const unsigned char *planes, unsigned char *values) {
    for (long i = 0; i < CHUNK / 8; i++) {
        for (int byte = 0; byte < 8; byte++) values[i * 8 + byte] = planes[byte * (CHUNK / 8) + i];
    }
}

static void run(void) {
#pragma omp parallel
    {
        unsigned char *stored = allocate(2 * CHUNK), *planes = allocate(CHUNK), *values = allocate(CHUNK);
#pragma omp for schedule(dynamic)
        for (long i = 0; i < chunk_count; i++) {
            uLongf bytes = CHUNK;
            if (pread(file, stored, chunks[i].length, chunks[i].offset) != chunks[i].length) fail("read");
            if (uncompress(planes, &bytes, stored, chunks[i].length) != Z_OK || bytes != CHUNK) fail("inflate");
            unshuffle(planes, values);
        }
        free(stored), free(planes), free(values);
    }
}

int main(int count, char **arguments) {
    char path[4096];
    snprintf(path, sizeof path, "%s/gzip.h5", arguments[count - 1]);
    file = open(path, O_RDONLY);
    FILE *list = open_in(arguments[count - 1], "gzip.chunks", "r");
    while (chunk_count < MOST && fscanf(list, "%ld %ld", &chunks[chunk_count].offset, &chunks[chunk_count].length) == 2) chunk_count++;
    fclose(list);
    if (file < 0) fail(path);
    return serve(run, NULL, 0);
}
