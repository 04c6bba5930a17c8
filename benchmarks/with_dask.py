"""The normalisation in dask, chunk by chunk as the file is stored."""
import sys
import time

import dask.array
import h5py

start = time.perf_counter()
with h5py.File(sys.argv[1], "r") as before, h5py.File(sys.argv[2], "w") as after:
    b = dask.array.from_array(before["b"], chunks=before["b"].chunks)
    y = (b - b.mean(axis=0)) + (b.T / b.std())
    dask.array.store(y, after.create_dataset("y", y.shape, y.dtype, chunks=before["b"].chunks))
print(f"elapsed {time.perf_counter() - start:.3f}")
with open("/proc/self/status") as status:
    print("process peak", next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM")), "MiB")
