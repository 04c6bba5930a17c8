/* Has the system's cat read the file, as a user would who asks what the disk can do. */
#include "limit.h"
#include <string.h>
#include <unistd.h>

static const char *command;

static void run(void) {
    if (system(command)) fail("cat");
}

int main(int count, char **arguments) {
    command = !strcmp(arguments[count - 2], "flat") ? "exec cat stack.h5 > /dev/null" : "exec cat plane.h5 > /dev/null";
    if (chdir(arguments[count - 1])) fail(arguments[count - 1]);
    return serve(run, NULL, 0);
}
