// Stands between a program and the C library (LD_PRELOAD) and lets chosen calls fail: those on files below one folder, or those that start threads
// and take memory. The program says which, with faults_arm; it also finds out here how many such calls there were, and how many files were on the disk
// before the first of them got its name.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

// As Fault.cs names them.
enum { NONE, OPEN, READ, WRITE, SYNC, RENAME, LINK, UNLINK, TRUNCATE, ALLOCATE, CLOSE, LOCK, THREAD, MEMORY, DUPLICATE, CLOSE_COPY };

#define DESCRIPTORS 4096
#define SHORT (-1)

// What a descriptor can be.
enum { OTHER, WATCHED, COPY };

static char folder[512];
static size_t folder_length;
static atomic_int armed, calls, hits, synced, named;
static int first, times, failure;
static atomic_char watched[DESCRIPTORS];
static pthread_t arming_thread;

void faults_watch(const char *path) {
    strncpy(folder, path, sizeof folder - 1);
    folder_length = strlen(folder);
}

// Calls of a kind from number nth on fail, so many times (0: for ever), with an error or (SHORT) with a part of what was asked.
void faults_arm(int kind, int nth, int count, int error) {
    first = nth;
    times = count;
    failure = error;
    calls = 0;
    hits = 0;
    synced = 0;
    named = 0;
    arming_thread = pthread_self();
    armed = kind;
}

// Ends it: the number of calls that failed, or of all calls of the kind when none was to.
int faults_disarm(void) {
    armed = NONE;
    return first < 0 ? calls : hits;
}

// How many times a file (no folder) was written to the disk before the first rename or link.
int faults_synced(void) { return synced; }

static void *next(const char *name);

static int is_below(const char *path) {
    int descriptor = strncmp(path, "/proc/self/fd/", 14) == 0 ? atoi(path + 14) : -1;
    return descriptor > 0 && descriptor < DESCRIPTORS ? watched[descriptor] : folder_length > 0 && strncmp(path, folder, folder_length) == 0;
}

static int is_watched(int descriptor) { return descriptor >= 0 && descriptor < DESCRIPTORS && watched[descriptor]; }

static void watch(int descriptor, int value) {
    if (descriptor >= 0 && descriptor < DESCRIPTORS) watched[descriptor] = value;
}

static int fails(int kind) {
    if (armed != kind) return 0;
    int number = calls++;
    if (first < 0 || number < first || (times > 0 && number >= first + times)) return 0;
    hits++;
    errno = failure;
    return 1;
}

static int open_as(const char *name, const char *path, int flags, mode_t mode) {
    int (*real)(const char *, int, ...) = (int (*)(const char *, int, ...))next(name);
    int below = is_below(path);
    if (below && fails(OPEN)) return -1;
    int result = real(path, flags, mode);
    watch(result, below);
    return result;
}

#define OPENS(name) int name(const char *path, int flags, ...) { \
    va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, int); va_end(rest); return open_as(#name, path, flags, mode); }
OPENS(open)
OPENS(open64)

#define READS(name) ssize_t name(int file, void *bytes, size_t count, off64_t at) { \
    ssize_t (*real)(int, void *, size_t, off64_t) = (ssize_t (*)(int, void *, size_t, off64_t))next(#name); \
    if (is_watched(file) && fails(READ)) { if (failure != SHORT) return -1; count = (count + 1) / 2; } \
    return real(file, bytes, count, at); }
READS(pread)
READS(pread64)

#define WRITES(name) ssize_t name(int file, const void *bytes, size_t count, off64_t at) { \
    ssize_t (*real)(int, const void *, size_t, off64_t) = (ssize_t (*)(int, const void *, size_t, off64_t))next(#name); \
    if (is_watched(file) && fails(WRITE)) { if (failure != SHORT) return -1; count = (count + 1) / 2; } \
    return real(file, bytes, count, at); }
WRITES(pwrite)
WRITES(pwrite64)

#define ON_FILE(name, kind, parameters, types, arguments) int name parameters { \
    int (*real) types = (int (*) types)next(#name); \
    if (is_watched(file) && fails(kind)) return -1; \
    return real arguments; }
ON_FILE(ftruncate, TRUNCATE, (int file, off64_t length), (int, off64_t), (file, length))
ON_FILE(ftruncate64, TRUNCATE, (int file, off64_t length), (int, off64_t), (file, length))
ON_FILE(fallocate, ALLOCATE, (int file, int mode, off64_t at, off64_t length), (int, int, off64_t, off64_t), (file, mode, at, length))
ON_FILE(fallocate64, ALLOCATE, (int file, int mode, off64_t at, off64_t length), (int, int, off64_t, off64_t), (file, mode, at, length))
ON_FILE(flock, LOCK, (int file, int operation), (int, int), (file, operation))

// Files, not calls.
static void add_synced(const struct stat *status) {
    static dev_t devices[64];
    static ino_t files[64];
    for (int i = 0; i < synced; i++) if (devices[i] == status->st_dev && files[i] == status->st_ino) return;
    if (synced < 64) { devices[synced] = status->st_dev; files[synced] = status->st_ino; synced++; }
}

int fsync(int file) {
    int (*real)(int) = (int (*)(int))next("fsync");
    if (is_watched(file) && fails(SYNC)) return -1;
    struct stat status;
    if (is_watched(file) && !named && fstat(file, &status) == 0 && S_ISREG(status.st_mode)) add_synced(&status);
    return real(file);
}

int posix_fallocate(int file, off64_t at, off64_t length) {
    int (*real)(int, off64_t, off64_t) = (int (*)(int, off64_t, off64_t))next("posix_fallocate");
    return is_watched(file) && fails(ALLOCATE) ? failure : real(file, at, length);
}

// As the system does it: whatever is reported, the descriptor is gone.
int close(int file) {
    int (*real)(int) = (int (*)(int))next("close");
    int failed = is_watched(file) && fails(watched[file] == COPY ? CLOSE_COPY : CLOSE);
    watch(file, 0);
    int result = real(file);
    if (failed) errno = failure;
    return failed ? -1 : result;
}

#define CONTROLS(name) int name(int file, int command, ...) { \
    va_list rest; va_start(rest, command); void *argument = va_arg(rest, void *); va_end(rest); \
    int (*real)(int, int, ...) = (int (*)(int, int, ...))next(#name); \
    int duplicates = is_watched(file) && command == F_DUPFD_CLOEXEC; \
    if (duplicates && fails(DUPLICATE)) return -1; \
    int result = real(file, command, argument); \
    if (duplicates) watch(result, COPY); \
    return result; }
CONTROLS(fcntl)
CONTROLS(fcntl64)

#define NAMES(name, kind) int name(const char *path, const char *to) { \
    int (*real)(const char *, const char *) = (int (*)(const char *, const char *))next(#name); \
    if (is_below(path)) named = 1; \
    if (is_below(path) && fails(kind)) return -1; \
    return real(path, to); }
NAMES(rename, RENAME)
NAMES(link, LINK)

int unlink(const char *path) {
    int (*real)(const char *) = (int (*)(const char *))next("unlink");
    return is_below(path) && fails(UNLINK) ? -1 : real(path);
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*body)(void *), void *argument) {
    int (*real)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *) = next("pthread_create");
    return armed == THREAD && pthread_equal(pthread_self(), arming_thread) && fails(THREAD) ? EAGAIN : real(thread, attributes, body, argument);
}

// What .NET's NativeMemory.AlignedAlloc calls.
void *aligned_alloc(size_t alignment, size_t size) {
    void *(*real)(size_t, size_t) = (void *(*)(size_t, size_t))next("aligned_alloc");
    return armed == MEMORY && fails(MEMORY) ? NULL : real(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
    int (*real)(void **, size_t, size_t) = (int (*)(void **, size_t, size_t))next("posix_memalign");
    return armed == MEMORY && fails(MEMORY) ? ENOMEM : real(memory, alignment, size);
}

// What the library asks the system for its buffers with; the runtime's own pages are none of this.
static void *mapped(void *address, size_t size, int protection, int flags, int file, off_t offset) {
    void *(*real)(void *, size_t, int, int, int, off_t) = (void *(*)(void *, size_t, int, int, int, off_t))next("mmap");
    if (armed == MEMORY && fails(MEMORY)) { errno = ENOMEM; return (void *)-1; }
    return real(address, size, protection, flags, file, offset);
}

static void *(*real_dlsym)(void *, const char *);

static void *next(const char *name) {
    if (!real_dlsym) real_dlsym = (void *(*)(void *, const char *))dlvsym(RTLD_NEXT, "dlsym", "GLIBC_2.2.5");
    return real_dlsym(RTLD_NEXT, name);
}

// .NET asks the C library itself for what it imports from it, past every preloaded one.
void *dlsym(void *library, const char *name) {
    static const struct { const char *name; void *ours; } replaced[] = {
        { "open", open }, { "open64", open64 }, { "pread", pread }, { "pread64", pread64 }, { "pwrite", pwrite }, { "pwrite64", pwrite64 },
        { "fsync", fsync }, { "ftruncate", ftruncate }, { "fallocate", fallocate }, { "posix_fallocate", posix_fallocate }, { "flock", flock },
        { "close", close }, { "fcntl", fcntl }, { "rename", rename }, { "link", link }, { "unlink", unlink },
        { "aligned_alloc", aligned_alloc }, { "posix_memalign", posix_memalign }, { "mmap", mapped },
    };
    for (size_t i = 0; i < sizeof replaced / sizeof *replaced; i++)
        if (library != RTLD_NEXT && strcmp(name, replaced[i].name) == 0) return replaced[i].ours;
    next("dlsym");
    return real_dlsym(library, name);
}
