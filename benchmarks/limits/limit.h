/* What every limit shares: arrays, stores that bypass the cache, and the conversation with the harness
   (a line 'run' is answered with the seconds of one run, 'save FILE' writes the result there).
   Built with: gcc -Ofast -march=native -mprefer-vector-width=512 -fopenmp. */
#include <immintrin.h>
#include <omp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* The machine's widest vector, and a store of one that does not read the line it overwrites into the cache first. */
#ifdef __AVX512F__
enum { VECTOR = 64 };
static inline void stream(void *to, __m512i v) { _mm512_stream_si512(to, v); }
#define STREAM(to, v) stream((to), (__m512i)(v))
#else
enum { VECTOR = 32 };
static inline void stream(void *to, __m256i v) { _mm256_stream_si256(to, v); }
#define STREAM(to, v) stream((to), (__m256i)(v))
#endif

static void fail(const char *what) {
    perror(what);
    exit(1);
}

/* Touched, in huge pages where the system has them. */
static inline void *allocate(size_t bytes) {
    void *memory = aligned_alloc(2 << 20, (bytes + (2 << 20) - 1) >> 21 << 21);
    if (!memory) fail("allocate");
    if (!getenv("SMALL_PAGES")) madvise(memory, bytes, MADV_HUGEPAGE);
    return memset(memory, 1, bytes);
}

static inline FILE *open_in(const char *folder, const char *name, const char *mode) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, mode);
    if (!file) fail(path);
    return file;
}

static inline void *load(const char *folder, const char *name, size_t bytes) {
    void *memory = allocate(bytes);
    FILE *file = open_in(folder, name, "rb");
    if (fread(memory, 1, bytes, file) != bytes) fail(name);
    fclose(file);
    return memory;
}

static int serve(void (*run)(void), const void *result, size_t bytes) {
    char line[4096];
    setvbuf(stdout, NULL, _IOLBF, 0);
    puts("ready");
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = 0;
        if (strcmp(line, "run") == 0) {
            double began = omp_get_wtime();
            run();
            printf("%.9f\n", omp_get_wtime() - began);
        } else {
            FILE *file = fopen(line + strlen("save "), "wb");
            if (!result || !file || fwrite(result, 1, bytes, file) != bytes || fclose(file)) fail(line);
            puts("saved");
        }
    }
    return 0;
}
