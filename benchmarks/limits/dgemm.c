/* The product of two matrices of 4000 x 4000 doubles. */
#include "gemm.h"

enum { SIDE = 4000 };
static double *a, *b, *c;

static void run(void) { cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, SIDE, SIDE, SIDE, 1, a, SIDE, b, SIDE, 0, c, SIDE); }

int main(void) {
    a = filled((size_t)SIDE * SIDE, 0);
    b = filled((size_t)SIDE * SIDE, 0);
    c = filled((size_t)SIDE * SIDE, 0);
    return serve(run, c, sizeof(double) * SIDE * SIDE);
}
