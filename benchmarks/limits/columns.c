/* 1000 columns of 8192 x 8192 doubles, whose numbers an array says. */
#include "limit.h"

enum { SIDE = 8192, TAKEN = 1000, ROWS = 32 };
static double *x, *y;
static int *taken;

static void run(void) {
#pragma omp parallel for schedule(dynamic)
    for (long first = 0; first < SIDE; first += ROWS) {
        for (long row = first; row < first + ROWS; row++) {
            for (long i = 0; i < TAKEN; i++) y[row * TAKEN + i] = x[row * SIDE + taken[i]];
        }
    }
}

int main(int count, char **arguments) {
    x = load(arguments[count - 1], "plane.f8", (size_t)SIDE * SIDE * sizeof(double));
    taken = load(arguments[count - 1], "taken.i4", TAKEN * sizeof(int));
    y = allocate((size_t)SIDE * TAKEN * sizeof(double));
    return serve(run, y, (size_t)SIDE * TAKEN * sizeof(double));
}
