"""The system's cache of files."""
import os
import subprocess


def drop(folder, names):
    """Drops the named files from the cache, and makes sure that nothing of them is left there."""
    for path in (os.path.join(folder, name) for name in names):
        file = os.open(path, os.O_RDONLY)
        # Only pages that are on the disk can be dropped.
        os.fsync(file)
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(file)
        if cached_bytes(path) > 0:
            raise RuntimeError(f"{path} does not leave the system's cache: something else has it open or mapped")


def cached_bytes(path):
    answer = subprocess.run(["fincore", "--noheadings", "--bytes", "--output", "RES", path], stdout=subprocess.PIPE, text=True, check=True)
    return int(answer.stdout)
