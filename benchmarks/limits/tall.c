/* The inner products of the columns of two matrices of 128,000 x 1000 doubles. */
#include "gemm.h"

enum { ROWS = 128000, COLUMNS = 1000 };
static double *a, *b, *c;

static void run(void) { cblas_dgemm(CblasRowMajor, CblasTrans, CblasNoTrans, COLUMNS, COLUMNS, ROWS, 1, a, COLUMNS, b, COLUMNS, 0, c, COLUMNS); }

int main(void) {
    a = filled((size_t)ROWS * COLUMNS, 0);
    b = filled((size_t)ROWS * COLUMNS, 0);
    c = filled((size_t)COLUMNS * COLUMNS, 0);
    return serve(run, c, sizeof(double) * COLUMNS * COLUMNS);
}
