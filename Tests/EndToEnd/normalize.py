"""NumPy's and h5py's side of the end-to-end tests.

    make FILE LENGTH LAYOUT     writes /b: LENGTH x LENGTH doubles, 'contiguous' or 'compressed' (chunks, gzip, shuffle)
    compare INPUT OUTPUT        prints the largest difference of OUTPUT's /y from the formula, relative to its scale
    peak COMMAND...             runs a command and prints the most memory it held, in KiB
"""
import sys


def make(path, length, layout):
    import h5py
    import numpy as np

    # Few distinct values, so that compressing them takes no time.
    b = np.random.default_rng(7).integers(-500, 1500, (int(length), int(length))) / 64
    storage = {} if layout == "contiguous" else {"chunks": (500, 700), "compression": "gzip", "compression_opts": 1, "shuffle": True}
    with h5py.File(path, "w") as file:
        file.create_dataset("b", data=b, **storage)


def compare(before, after):
    import h5py
    import numpy as np

    with h5py.File(before, "r") as file:
        b = file["b"][:]
    with h5py.File(after, "r") as file:
        y = file["y"][:]
    expected = (b - b.mean(axis=0)) + (b.T / b.std())
    assert y.dtype == expected.dtype and y.shape == expected.shape, (y.dtype, y.shape)
    print(np.abs(y - expected).max() / np.abs(expected).max())


def peak(*command):
    import resource
    import subprocess

    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)


if __name__ == "__main__":
    {"make": make, "compare": compare, "peak": peak}[sys.argv[1]](*sys.argv[2:])
