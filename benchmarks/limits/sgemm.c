/* The product of two matrices of 4000 x 4000 floats. */
#include "gemm.h"

enum { SIDE = 4000 };
static float *a, *b, *c;

static void run(void) { cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, SIDE, SIDE, SIDE, 1, a, SIDE, b, SIDE, 0, c, SIDE); }

int main(void) {
    a = filled((size_t)SIDE * SIDE, 1);
    b = filled((size_t)SIDE * SIDE, 1);
    c = filled((size_t)SIDE * SIDE, 1);
    return serve(run, c, sizeof(float) * SIDE * SIDE);
}
