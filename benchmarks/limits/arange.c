/* The sum of the first 10^9 whole numbers as doubles, without an order. */
#include "limit.h"

enum { COUNT = 1000000000 };
static double sum;

static void run(void) {
    double total = 0;
#pragma omp parallel for reduction(+ : total)
    for (int i = 0; i < COUNT; i++) total += i;
    sum = total;
}

int main(void) { return serve(run, &sum, sizeof sum); }
