/* (2x + 1)^3 of 64 Mi doubles: every byte read once and written once. */
#include "limit.h"

enum { COUNT = 8192 * 8192, PIECE = 1 << 17 };
typedef double vector __attribute__((vector_size(VECTOR)));
static double *x, *y;

static void run(void) {
    /* In pieces as threads become free: a thread that is held up then costs a piece, not half of the machine. */
#pragma omp parallel for schedule(dynamic)
    for (long piece = 0; piece < COUNT; piece += PIECE) {
        for (long i = piece; i < piece + PIECE; i += VECTOR / sizeof(double)) {
            vector v = 2 * *(vector *)(x + i) + 1;
            STREAM(y + i, v * v * v);
        }
    }
}

int main(int count, char **arguments) {
    x = load(arguments[count - 1], "plane.f8", COUNT * sizeof(double));
    y = allocate(COUNT * sizeof(double));
    return serve(run, y, COUNT * sizeof(double));
}
