/* a * 3 + b of 64 Mi integers of 32 bits: every byte read once and written once. */
#include "limit.h"

enum { COUNT = 1 << 26, PIECE = 1 << 18 };
typedef int vector __attribute__((vector_size(VECTOR)));
static int *a, *b, *c;

static void run(void) {
#pragma omp parallel for schedule(dynamic)
    for (long piece = 0; piece < COUNT; piece += PIECE) {
        for (long i = piece; i < piece + PIECE; i += VECTOR / sizeof(int)) {
            STREAM(c + i, *(vector *)(a + i) * 3 + *(vector *)(b + i));
        }
    }
}

int main(int count, char **arguments) {
    a = load(arguments[count - 1], "a.i4", COUNT * sizeof(int));
    b = load(arguments[count - 1], "b.i4", COUNT * sizeof(int));
    c = allocate(COUNT * sizeof(int));
    return serve(run, c, COUNT * sizeof(int));
}
