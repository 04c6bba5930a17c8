"""The inputs, made once: files of nothing but elements, their type is the end of their name."""
import os

import numpy as np

SIDE = 8192


def make(folder, names):
    """Makes what is missing of the named files."""
    for name in names:
        path = os.path.join(folder, name)
        if not os.path.exists(path):
            print(f"Making {name} ...", flush=True)
            MAKERS[name](path + ".part", np.random.default_rng(sum(name.encode())))
            os.rename(path + ".part", path)


def plane(path, random):
    random.standard_normal((SIDE, SIDE)).tofile(path)


MAKERS = {"plane.f8": plane}
