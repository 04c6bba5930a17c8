/* Half of the operations of the product of a matrix of 128,000 x 1000 doubles with itself: as many rows as half of them are, at the rate of dgemm. */
#include "gemm.h"

enum { ROWS = 64000, COLUMNS = 1000 };
static double *a, *c;

static void run(void) { cblas_dgemm(CblasRowMajor, CblasTrans, CblasNoTrans, COLUMNS, COLUMNS, ROWS, 1, a, COLUMNS, a, COLUMNS, 0, c, COLUMNS); }

int main(void) {
    a = filled((size_t)ROWS * COLUMNS, 0);
    c = filled((size_t)COLUMNS * COLUMNS, 0);
    return serve(run, c, sizeof(double) * COLUMNS * COLUMNS);
}
