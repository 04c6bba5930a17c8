/* a > b ? a - b : b - a of 256 Mi bytes: every byte read once and written once. */
#include "limit.h"

enum { COUNT = 1 << 28, PIECE = 1 << 20 };
typedef unsigned char vector __attribute__((vector_size(VECTOR)));
static unsigned char *a, *b, *c;

static void run(void) {
#pragma omp parallel for schedule(dynamic)
    for (long piece = 0; piece < COUNT; piece += PIECE) {
        for (long i = piece; i < piece + PIECE; i += VECTOR) {
            vector p = *(vector *)(a + i), q = *(vector *)(b + i), greater = (vector)(p > q);
            STREAM(c + i, (greater & (p - q)) | (~greater & (q - p)));
        }
    }
}

int main(int count, char **arguments) {
    a = load(arguments[count - 1], "a.u1", COUNT);
    b = load(arguments[count - 1], "b.u1", COUNT);
    c = allocate(COUNT);
    return serve(run, c, COUNT);
}
