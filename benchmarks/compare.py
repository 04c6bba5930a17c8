"""Runs the contestants one after another, round by round, each in a process of its own, and prints a table of medians."""
import os
import re
import statistics
import subprocess
import sys
import time

import h5py
import numpy as np

LENGTH, CHUNK = 8000, 1000


def make_input(path):
    if os.path.exists(path):
        return
    random = np.random.default_rng(1)
    with h5py.File(path + ".part", "w") as file:
        b = file.create_dataset("b", (LENGTH, LENGTH), "f8", chunks=(CHUNK, CHUNK))
        for row in range(0, LENGTH, CHUNK):
            b[row:row + CHUNK] = random.standard_normal((CHUNK, LENGTH))
    os.rename(path + ".part", path)


def run(command, output):
    """Seconds of the whole process; by the program's own account, seconds of the work and the most memory held in MiB."""
    if os.path.exists(output):
        os.remove(output)
    os.sync()
    start = time.perf_counter()
    process = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    whole = time.perf_counter() - start
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{process.stdout}")
    elapsed = re.search(r"^elapsed +([0-9.]+)", process.stdout, re.M)
    peak = re.search(r"^process peak +([0-9.]+) ?(M|G)iB", process.stdout, re.M)
    return whole, float(elapsed[1]), float(peak[1]) * {"M": 1, "G": 1024}[peak[2]]


def check(output, reference):
    """Every contestant must have written the same array, up to rounding."""
    with h5py.File(output, "r") as mine, h5py.File(reference, "r") as theirs:
        for row in range(0, LENGTH, CHUNK):
            np.testing.assert_allclose(mine["y"][row:row + CHUNK], theirs["y"][row:row + CHUNK], rtol=1e-9, atol=1e-12)


def main(folder, rounds):
    source, output, reference = (os.path.join(folder, name) for name in ("input.h5", "output.h5", "reference.h5"))
    make_input(source)
    here = os.path.dirname(os.path.abspath(__file__))
    names = [source, "/b", output, "/y"]
    contestants = {
        "StaticGraph, NativeAOT .NET 9": [os.path.join(folder, "native", "normalize"), *names],
        "StaticGraph, JIT .NET 10": ["dotnet", "samples/Normalize/bin/Release/net10.0/normalize.dll", *names],
        "dask": ["/usr/bin/python3", os.path.join(here, "with_dask.py"), source, output],
        "NumPy with h5py": ["/usr/bin/python3", os.path.join(here, "with_numpy.py"), source, output],
    }

    run([*contestants["NumPy with h5py"][:-1], reference], reference)
    results = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, command in contestants.items():
            subprocess.run(["cat", source], stdout=subprocess.DEVNULL, check=True)
            results[name].append(run(command, output))
            check(output, reference)

    report({name: [statistics.median(column) for column in zip(*rows)] for name, rows in results.items()}, rounds)
    for path in (output, reference):
        os.remove(path)


def report(medians, rounds):
    print(f"(b - b.mean(0)) + (b.T / b.std()), {LENGTH} x {LENGTH} doubles, HDF5 to HDF5, chunks {CHUNK} x {CHUNK}, warm cache;"
          f" medians of {rounds} rounds on {os.cpu_count()} cores\n")
    fastest = min(work for _, work, _ in medians.values())
    print(f"{'':32}{'work':>9}{'ratio':>9}{'process':>10}{'peak memory':>14}")
    for name, (whole, work, peak) in sorted(medians.items(), key=lambda row: row[1][1]):
        print(f"{name:32}{work:7.2f} s{work / fastest:8.1f}x{whole:8.2f} s{peak:10.0f} MiB")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
