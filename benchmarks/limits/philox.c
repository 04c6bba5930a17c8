/* The sum of 10^8 fractions of 53 bits of Philox 4x32-10, a counter for each. */
#include "limit.h"
#include <stdint.h>

enum { COUNT = 100000000 };
static double sum;

/* 53 bits as a fraction. Without AVX-512 there is no vector conversion of 64 bits: both halves come exact beside a power of two. */
static inline double fraction(uint64_t a, uint64_t b) {
#ifdef __AVX512DQ__
    return (double)(int64_t)((b << 32 | a) >> 11) * 0x1p-53;
#else
    union { uint64_t bits; double number; } upper = {b | 0x4330000000000000ull}, lower = {(a & 0xFFFFFFFF) >> 11 | 0x4330000000000000ull};
    return (upper.number - 0x1p52) * 0x1p-32 + (lower.number - 0x1p52) * 0x1p-53;
#endif
}

static void run(void) {
    double total = 0;
#pragma omp parallel for simd reduction(+ : total)
    for (int i = 0; i < COUNT; i++) {
        uint64_t a = (uint32_t)i, b = 0, c = 0, d = 0;
        uint32_t k = 7, l = 0;
        for (int round = 0; round < 10; round++) {
            uint64_t even = 0xD2511F53ull * a, odd = 0xCD9E8D57ull * c;
            a = (odd >> 32) ^ b ^ k;
            b = odd & 0xFFFFFFFF;
            c = (even >> 32) ^ d ^ l;
            d = even & 0xFFFFFFFF;
            k += 0x9E3779B9;
            l += 0xBB67AE85;
        }
        total += fraction(a, b);
    }
    sum = total;
}

int main(void) { return serve(run, &sum, sizeof sum); }
