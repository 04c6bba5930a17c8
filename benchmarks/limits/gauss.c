/* A Gaussian blur of sigma 2 (17 weights, mirrored at the edge) of 8192 x 8192 doubles: a row is blurred down the columns into a line that stays in the cache, and then along itself. */
#include "limit.h"
#include <math.h>

enum { SIDE = 8192, ROWS = 32, REACH = 8, LANES = VECTOR / sizeof(double) };
typedef double vector __attribute__((vector_size(VECTOR)));
typedef double loose __attribute__((vector_size(VECTOR), aligned(8)));
static double *x, *y, weights[REACH + 1];

static long mirrored(long at) { return at < 0 ? -1 - at : at >= SIDE ? 2 * SIDE - 1 - at : at; }

static void row_of(long row, double *padded) {
    double *line = padded + REACH;
    const double *rows[2 * REACH + 1];
    for (long k = -REACH; k <= REACH; k++) rows[k + REACH] = x + mirrored(row + k) * SIDE;
    for (long i = 0; i < SIDE; i += LANES) {
        vector sum = weights[0] * *(vector *)(rows[REACH] + i);
        for (long k = 1; k <= REACH; k++) sum += weights[k] * (*(vector *)(rows[REACH - k] + i) + *(vector *)(rows[REACH + k] + i));
        *(vector *)(line + i) = sum;
    }
    for (long k = 1; k <= REACH; k++) line[-k] = line[k - 1], line[SIDE - 1 + k] = line[SIDE - k];
    for (long i = 0; i < SIDE; i += LANES) {
        vector sum = weights[0] * *(vector *)(line + i);
        for (long k = 1; k <= REACH; k++) sum += weights[k] * (*(loose *)(line + i - k) + *(loose *)(line + i + k));
        STREAM(y + row * SIDE + i, sum);
    }
}

static void run(void) {
#pragma omp parallel
    {
        double *padded = aligned_alloc(64, (SIDE + 2 * REACH) * sizeof(double));
#pragma omp for schedule(dynamic)
        for (long first = 0; first < SIDE; first += ROWS) {
            for (long row = first; row < first + ROWS; row++) row_of(row, padded);
        }
        free(padded);
    }
}

int main(int count, char **arguments) {
    double sum = 0;
    for (long k = -REACH; k <= REACH; k++) sum += exp(-0.125 * k * k);
    for (long k = 0; k <= REACH; k++) weights[k] = exp(-0.125 * k * k) / sum;
    x = load(arguments[count - 1], "plane.f8", (size_t)SIDE * SIDE * sizeof(double));
    y = allocate((size_t)SIDE * SIDE * sizeof(double));
    return serve(run, y, (size_t)SIDE * SIDE * sizeof(double));
}
