/* 1000 rows of 8192 x 8192 doubles, whose numbers an array says. */
#include "limit.h"

enum { SIDE = 8192, TAKEN = 1000, LANES = VECTOR / sizeof(double) };
typedef double vector __attribute__((vector_size(VECTOR)));
static double *x, *y;
static int *taken;

static void run(void) {
#pragma omp parallel for schedule(dynamic)
    for (long row = 0; row < TAKEN; row++) {
        for (long i = 0; i < SIDE; i += LANES) STREAM(y + row * SIDE + i, *(vector *)(x + (long)taken[row] * SIDE + i));
    }
}

int main(int count, char **arguments) {
    x = load(arguments[count - 1], "plane.f8", (size_t)SIDE * SIDE * sizeof(double));
    taken = load(arguments[count - 1], "taken.i4", TAKEN * sizeof(int));
    y = allocate((size_t)SIDE * TAKEN * sizeof(double));
    return serve(run, y, (size_t)SIDE * TAKEN * sizeof(double));
}
