"""What every peer shares: reading the inputs, and the conversation with the harness.

For each workload a peer has a function that, given the folder of the data, returns the work: a function that computes the result once.
"""
import os
import sys
import time

import numpy as np

THREADS = int(os.environ["OMP_NUM_THREADS"])
PLANE = (8192, 8192)
SQUARE = (4000, 4000)


def read(folder, name, shape=-1):
    """The array in the file, whose name ends in its element type."""
    return np.fromfile(os.path.join(folder, name), name.rpartition(".")[2]).reshape(shape)


def touched(like, dtype=None):
    """An array for the result whose memory is there already, as every contestant that can write to one has it."""
    return np.ones(np.shape(like), dtype or like.dtype)


def serve(**workloads):
    """Answers each line 'run' with the seconds of one run, and 'save FILE' by writing the last result there."""
    workload, folder = sys.argv[1:]
    work = workloads[workload](folder)
    print("ready", flush=True)
    result = None
    for line in map(str.strip, sys.stdin):
        if line == "run":
            result = None
            began = time.perf_counter()
            result = work()
            print(f"{time.perf_counter() - began:.9f}", flush=True)
        else:
            np.ascontiguousarray(result).tofile(line.removeprefix("save "))
            print("saved", flush=True)
