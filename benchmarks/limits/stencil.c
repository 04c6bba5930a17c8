/* A quarter of the sum of four neighbours of 8192 x 8192 doubles, where the edge goes on: every byte read once and written once. */
#include "limit.h"

enum { SIDE = 8192, ROWS = 32, LANES = VECTOR / sizeof(double) };
typedef double vector __attribute__((vector_size(VECTOR)));
typedef double loose __attribute__((vector_size(VECTOR), aligned(8)));
static double *x, *y;

static void row_of(long row) {
    const double *here = x + row * SIDE, *above = row ? here - SIDE : here, *below = row < SIDE - 1 ? here + SIDE : here;
    double *to = y + row * SIDE;
    for (long i = LANES; i < SIDE - LANES; i += LANES) {
        vector v = 0.25 * (*(vector *)(above + i) + *(vector *)(below + i) + *(loose *)(here + i - 1) + *(loose *)(here + i + 1));
        STREAM(to + i, v);
    }
    for (long i = 0; i < SIDE; i = i == LANES - 1 ? SIDE - LANES : i + 1) {
        to[i] = 0.25 * (above[i] + below[i] + here[i ? i - 1 : 0] + here[i < SIDE - 1 ? i + 1 : i]);
    }
}

static void run(void) {
#pragma omp parallel for schedule(dynamic)
    for (long first = 0; first < SIDE; first += ROWS) {
        for (long row = first; row < first + ROWS; row++) row_of(row);
    }
}

int main(int count, char **arguments) {
    x = load(arguments[count - 1], "plane.f8", (size_t)SIDE * SIDE * sizeof(double));
    y = allocate((size_t)SIDE * SIDE * sizeof(double));
    return serve(run, y, (size_t)SIDE * SIDE * sizeof(double));
}
