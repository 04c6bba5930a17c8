/* Reads the bytes of a file and writes them once to another, which is what the best plan does besides computing: for the normalisation it reads twice. */
#include "limit.h"
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Small enough to stay in a core's cache between the copy out of the system's and the copy into it. */
enum { PIECE = 1 << 18 };
static char input[4096], output[4096];
static int reads;

static void pass(int from, int to, long bytes) {
#pragma omp parallel
    {
        char *piece = allocate(PIECE);
#pragma omp for schedule(dynamic, 16)
        for (long at = 0; at < bytes; at += PIECE) {
            ssize_t length = pread(from, piece, PIECE, at);
            if (length <= 0 || (to >= 0 && pwrite(to, piece, length, at) != length)) fail("copy");
        }
        free(piece);
    }
}

static void run(void) {
    int from = open(input, O_RDONLY), to = open(output, O_WRONLY | O_CREAT | O_EXCL, 0644);
    struct stat status;
    if (from < 0 || to < 0 || fstat(from, &status)) fail("open");
    for (int read = 1; read < reads; read++) pass(from, -1, status.st_size);
    pass(from, to, status.st_size);
    close(from);
    if (close(to)) fail("close");
}

int main(int count, char **arguments) {
    int twice = !strcmp(arguments[count - 2], "normalize");
    reads = twice ? 2 : 1;
    snprintf(input, sizeof input, "%s/%s", arguments[count - 1], twice ? "normalize.h5" : "grid.h5");
    snprintf(output, sizeof output, "%s/written.h5", arguments[count - 1]);
    return serve(run, NULL, 0);
}
