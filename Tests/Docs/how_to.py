"""Makes the files that the programs of the how-to pages open: how_to.py FOLDER."""
import os
import sys

import h5py
import numpy as np

folder = sys.argv[1]

with h5py.File(os.path.join(folder, "temperatures.nc"), "w") as file:
    stored = file.create_dataset("t2m", data=np.array([[10, 100], [20, -999], [30, 110]], "<i2"))
    stored.attrs["scale_factor"] = 0.1
    stored.attrs["add_offset"] = 273.15
    stored.attrs["_FillValue"] = np.int16(-999)
    stored.attrs["units"] = "K"

np.save(os.path.join(folder, "year-1999.npy"), np.array([[1.0, 10.0], [2.0, 20.0]]))
np.save(os.path.join(folder, "year-2000.npy"), np.array([[3.0, 30.0], [4.0, 40.0], [5.0, 50.0]]))
