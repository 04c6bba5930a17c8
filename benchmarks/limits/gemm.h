/* Products of matrices by OpenBLAS, in memory. Old builds of it do not know every processor: OPENBLAS_CORETYPE says which kernels it takes. */
#include "limit.h"
#include <cblas.h>

/* Numbers that are no special case of anything. */
static void *filled(size_t count, int is_single) {
    void *memory = allocate(count * (is_single ? sizeof(float) : sizeof(double)));
    for (size_t i = 0; i < count; i++) {
        if (is_single) ((float *)memory)[i] = (float)(i % 7) - 3;
        else ((double *)memory)[i] = (double)(i % 7) - 3;
    }
    return memory;
}
