"""The normalisation in NumPy: the whole array is read, computed in memory and written."""
import sys
import time

import h5py

start = time.perf_counter()
with h5py.File(sys.argv[1], "r") as before, h5py.File(sys.argv[2], "w") as after:
    b = before["b"][:]
    y = (b - b.mean(axis=0)) + (b.T / b.std())
    after.create_dataset("y", data=y, chunks=before["b"].chunks)
print(f"elapsed {time.perf_counter() - start:.3f}")
with open("/proc/self/status") as status:
    print("process peak", next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM")), "MiB")
