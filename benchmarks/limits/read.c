/* Reads 8192 x 8192 doubles once and adds them up: no reduction of them takes less. */
#include "limit.h"

enum { COUNT = 8192 * 8192, PIECE = 1 << 17, LANES = VECTOR / sizeof(double), CHAINS = 8 };
typedef double vector __attribute__((vector_size(VECTOR)));
static double *x, sum;

/* Several chains of additions, so that none waits for the one before it. */
static double sum_of(const double *piece) {
    vector chains[CHAINS] = {0}, total = {0};
    for (long i = 0; i < PIECE; i += CHAINS * LANES) {
        for (int chain = 0; chain < CHAINS; chain++) {
            chains[chain] += *(vector *)(piece + i + chain * LANES);
        }
    }
    for (int chain = 0; chain < CHAINS; chain++) total += chains[chain];
    double lanes = 0;
    for (unsigned lane = 0; lane < LANES; lane++) lanes += total[lane];
    return lanes;
}

static void run(void) {
    double total = 0;
#pragma omp parallel for schedule(dynamic) reduction(+ : total)
    for (long piece = 0; piece < COUNT; piece += PIECE) {
        total += sum_of(x + piece);
    }
    sum = total;
}

int main(int count, char **arguments) {
    x = load(arguments[count - 1], "plane.f8", COUNT * sizeof(double));
    return serve(run, &sum, sizeof sum);
}
