"""What benchmarks/Calls times, with NumPy. Usage: calls.py small | first WORKLOAD [FILE RESULT] | plane FILE"""
import sys
import time

import numpy as np


def median(call, rounds=21, calls=2000):
    for _ in range(calls):
        call()
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        for _ in range(calls):
            call()
        times.append((time.perf_counter() - began) / calls * 1e6)
    return sorted(times)[rounds // 2]


def small():
    x = (np.arange(400) * 7919 % 1009 / 100.0).reshape(50, 8)
    line = x.ravel()
    print(f"{'z-score, NumPy':36}{median(lambda: (x - x.mean(0)) / x.std(0)):10.1f}")
    print(f"{'sum, NumPy':36}{median(lambda: line.sum()):10.1f}")


WORK = {
    "cube": lambda x, y: (2 * x + 1) ** 3,
    "computed": lambda x, y: (2 * x + 1) ** 3,
    "functions": lambda x, y: np.exp(-x * x) * np.log(y) + np.sin(x),
    "sum": lambda x, y: x.sum(),
    "deviation": lambda x, y: x.std(axis=0),
    "scores": lambda x, y: (x - x.mean(1, keepdims=True)) / x.std(1, keepdims=True),
}


def plane(path):
    """The file that normalize reads: 512 MiB in one piece."""
    import h5py

    with h5py.File(path, "w") as file:
        file["b"] = (1 + np.arange(1 << 26) % 1009 / 1009.0).reshape(8192, 8192)


def normalize(before, after):
    import h5py

    with h5py.File(before, "r") as source, h5py.File(after, "w") as result:
        b = source["b"][:]
        result["y"] = (b - b.mean(axis=0)) + b.T / b.std()


def first():
    """A line a workload is asked for in a process of its own: this one."""
    name = sys.argv[2]
    count = 1 << (24 if name == "functions" else 26)
    x = 1 + np.arange(count) % 1009 / 1009.0 if name != "normalize" else None
    if name in ("deviation", "scores"):
        x = x.reshape(-1, 1024)
    times = []
    for _ in range(10):
        began = time.perf_counter()
        if name == "normalize":
            normalize(sys.argv[3], sys.argv[4])
        else:
            WORK[name](x, x)
        times.append((time.perf_counter() - began) * 1e3)
    print(f"{times[0]:.2f} {times[9]:.2f}")


{"small": small, "first": first, "plane": lambda: plane(sys.argv[2])}[sys.argv[1]]()
