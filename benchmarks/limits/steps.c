/* As many bytes as every second row of 8192 x 8192 doubles has, copied row by row: what turning them round cannot be quicker than. */
#include "limit.h"

enum { SIDE = 8192, ROWS = 32, LANES = VECTOR / sizeof(double) };
typedef double vector __attribute__((vector_size(VECTOR)));
static double *x, *y;

static void run(void) {
#pragma omp parallel for schedule(dynamic)
    for (long first = 0; first < SIDE / 2; first += ROWS) {
        for (long row = first; row < first + ROWS; row++) {
            for (long i = 0; i < SIDE; i += LANES) STREAM(y + row * SIDE + i, *(vector *)(x + 2 * row * SIDE + i));
        }
    }
}

int main(int count, char **arguments) {
    x = load(arguments[count - 1], "plane.f8", (size_t)SIDE * SIDE * sizeof(double));
    y = allocate((size_t)SIDE * SIDE / 2 * sizeof(double));
    return serve(run, y, (size_t)SIDE * SIDE / 2 * sizeof(double));
}
