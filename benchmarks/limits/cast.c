/* 2 * (double)x + 1 of 64 Mi floats: every byte read once and written once. */
#include "limit.h"

enum { COUNT = 1 << 26, PIECE = 1 << 17 };
typedef double vector __attribute__((vector_size(VECTOR)));
typedef float half __attribute__((vector_size(VECTOR / 2)));
static float *x;
static double *y;

static void run(void) {
#pragma omp parallel for schedule(dynamic)
    for (long piece = 0; piece < COUNT; piece += PIECE) {
        for (long i = piece; i < piece + PIECE; i += VECTOR / sizeof(double)) {
            STREAM(y + i, __builtin_convertvector(*(half *)(x + i), vector) * 2 + 1);
        }
    }
}

int main(int count, char **arguments) {
    x = load(arguments[count - 1], "x.f4", COUNT * sizeof(float));
    y = allocate(COUNT * sizeof(double));
    return serve(run, y, COUNT * sizeof(double));
}
