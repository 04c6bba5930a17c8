/* The transpose of 8192 x 8192 doubles, tile by tile: every byte read once and written once. */
#include "limit.h"

enum { SIDE = 8192, TILE = 64, LANES = VECTOR / sizeof(double) };
typedef double vector __attribute__((vector_size(VECTOR)));
typedef long lanes __attribute__((vector_size(VECTOR)));
static double *x, *y;

/* A square of vectors turned within registers: in each step, pairs of vectors exchange halves, quarters, ... of themselves. */
static inline void turn(vector square[LANES]) {
    lanes number;
    for (unsigned lane = 0; lane < LANES; lane++) number[lane] = lane;
#pragma GCC unroll 8
    for (unsigned step = 1; step < LANES; step *= 2) {
        lanes moved = (number & step) != 0;
        lanes low = (moved & (number + LANES - step)) | (~moved & number), high = (moved & (number + LANES)) | (~moved & (number + step));
#pragma GCC unroll 8
        for (unsigned i = 0; i < LANES; i++) {
            if (i & step) continue;
            vector first = square[i], second = square[i + step];
            square[i] = __builtin_shuffle(first, second, low);
            square[i + step] = __builtin_shuffle(first, second, high);
        }
    }
}

/* Runs of TILE elements are read and written: several lines next to one another, which memory is quicker with than with single ones. */
static void transpose_tile(long row, long column) {
    vector tile[TILE][TILE / LANES];
    for (long r = 0; r < TILE; r += LANES) {
        for (long c = 0; c < TILE; c += LANES) {
            vector square[LANES];
            for (unsigned i = 0; i < LANES; i++) square[i] = *(vector *)(x + (row + r + i) * SIDE + column + c);
            turn(square);
            for (unsigned i = 0; i < LANES; i++) tile[c + i][r / LANES] = square[i];
        }
    }
    for (long c = 0; c < TILE; c++) {
        for (long r = 0; r < TILE; r += LANES) STREAM(y + (column + c) * SIDE + row + r, tile[c][r / LANES]);
    }
}

static void run(void) {
#pragma omp parallel for schedule(dynamic)
    for (long row = 0; row < SIDE; row += TILE) {
        for (long column = 0; column < SIDE; column += TILE) transpose_tile(row, column);
    }
}

int main(int count, char **arguments) {
    x = load(arguments[count - 1], "plane.f8", (size_t)SIDE * SIDE * sizeof(double));
    y = allocate((size_t)SIDE * SIDE * sizeof(double));
    return serve(run, y, (size_t)SIDE * SIDE * sizeof(double));
}
