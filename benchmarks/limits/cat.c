/* Has the system's cat read the file, as a user would who asks what the disk can do. */
#include "limit.h"
#include <unistd.h>

static void run(void) {
    if (system("exec cat plane.h5 > /dev/null")) fail("cat");
}

int main(int count, char **arguments) {
    if (chdir(arguments[count - 1])) fail(arguments[count - 1]);
    return serve(run, NULL, 0);
}
