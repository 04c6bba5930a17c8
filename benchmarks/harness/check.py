"""Every contestant must have computed what NumPy computed, up to rounding."""
import os

import h5py
import numpy as np

from .contestants import LIMIT, NUMPY

# Elements that are compared at once, so that the comparison needs little memory.
PART = 1 << 22


def save(contestant, workload, folder):
    """Keeps the result of a process that has run. Where NumPy takes no part, the contestants check themselves."""
    if NUMPY in workload.contestants and computes(contestant.name, workload):
        contestant.save(path_of(contestant.name, folder))


def saved_results(last, workload, folder):
    """Compares the results kept, once NumPy's, which is the last one, is there."""
    if last == NUMPY:
        expected = np.memmap(path_of(NUMPY, folder), workload.result, "r")
        for name in filter(lambda each: computes(each, workload), workload.contestants):
            compare(np.memmap(path_of(name, folder), workload.result, "r"), expected, f"{workload.name}: {name}", workload.tolerance)
            os.remove(path_of(name, folder))


def written_file(name, workload, output, first):
    """After a run, removes the file it wrote; after those of the first round, NumPy's being the last, compares them before."""
    folder = os.path.dirname(output)
    if not first or not computes(name, workload):
        os.remove(output)
        return
    os.rename(output, path_of(name, folder))
    if name == NUMPY:
        with h5py.File(path_of(NUMPY, folder), "r") as expected:
            for other in filter(lambda each: computes(each, workload), workload.contestants):
                with h5py.File(path_of(other, folder), "r") as actual:
                    compare(actual["y"], expected["y"], f"{workload.name}: {other}", workload.tolerance)
                remove(path_of(other, folder))


def compare(actual, expected, who, tolerance):
    np.testing.assert_equal(actual.shape, expected.shape, who)
    step = max(1, PART * len(expected) // expected.size)
    for at in range(0, len(expected), step):
        np.testing.assert_allclose(actual[at:at + step], expected[at:at + step], rtol=tolerance[0], atol=tolerance[1], err_msg=who)


def computes(name, workload):
    return name != LIMIT or workload.limit_computes


def path_of(name, folder):
    return os.path.join(folder, f"result of {name}")


def remove(path):
    if os.path.exists(path):
        os.remove(path)
