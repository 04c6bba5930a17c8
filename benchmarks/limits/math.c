/* exp(-x * x) * log(y) + sin(x) of 2^24 doubles each, with the vector functions of the C library. */
#include "limit.h"
#include <math.h>

enum { COUNT = 1 << 24, PIECE = 1 << 14 };
static double *x, *y, *z;

static void run(void) {
#pragma omp parallel for simd schedule(dynamic, PIECE)
    for (long i = 0; i < COUNT; i++) {
        z[i] = exp(-x[i] * x[i]) * log(y[i]) + sin(x[i]);
    }
}

int main(int count, char **arguments) {
    x = load(arguments[count - 1], "x.f8", COUNT * sizeof(double));
    y = load(arguments[count - 1], "y.f8", COUNT * sizeof(double));
    z = allocate(COUNT * sizeof(double));
    return serve(run, z, COUNT * sizeof(double));
}
